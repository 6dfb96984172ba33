import { defineSite } from './blog/site.ts';
import { urlsOf } from './blog/urls.ts';

/** Every fact of this publication. To make it yours, begin here. */
export const site = defineSite({
  name: 'Weekly Insights',
  tagline: 'On what customers remember, and why',
  description:
    'Essays on customer experience: what customers remember, what firms overlook, and what to do about it.',
  welcome: `Welcome. We write about customer experience for people who have to make it better: one idea a post, no jargon we can avoid, and something to try on Monday. Please send us your views, or [contact us directly](/contact-us/).`,
  url: 'https://insights.example.com/',
  language: 'en',
  locale: 'en-US',
  timeZone: 'America/New_York',
  postsPerPage: 5,
  organisation: {
    name: 'Weekly Insights',
    email: 'editors@insights.example.com',
    phone: '+1 555 0100',
    postalAddress: ['Weekly Insights', '100 Example Street', 'Anytown, NY 10001', 'United States'],
  },
  topics: {
    strategy: {
      name: 'Strategy and priorities',
      description: 'Choosing what to improve, and what to leave alone.',
    },
    measurement: {
      name: 'Measurement',
      description: 'What surveys and scores can tell you, and what they can’t.',
    },
    loyalty: {
      name: 'Loyalty',
      description: 'Why customers stay, and what they remember when they leave.',
    },
    service: {
      name: 'Service',
      description: 'Calls, counters and complaints: where promises meet people.',
    },
    advocacy: {
      name: 'Advocacy and word of mouth',
      description: 'Giving customers something worth telling.',
    },
    design: {
      name: 'Experience design',
      description: 'Waiting, endings, parcels and other moments that are made.',
    },
    culture: {
      name: 'Culture and organisation',
      description: 'Who decides, who listens, and where customer experience sits.',
    },
    brand: {
      name: 'Brand',
      description: 'What a name comes to mean through what people live with it.',
    },
  },
  authors: {
    editors: {
      name: 'The editors',
      description: 'The people behind Weekly Insights write, argue and sign together.',
    },
  },
  navigation: [
    { label: 'Blog', path: '' },
    { label: 'Introduction', path: 'introduction/' },
    { label: 'About Us', path: 'about-us/' },
    { label: 'Services', path: 'services/' },
    { label: 'Weekly Insights Emailer', path: 'weekly-insights/' },
    { label: 'Philosophy', path: 'philosophy/' },
    { label: 'Articles and Publications', path: 'articles-and-publications/' },
    { label: 'Contact Us', path: 'contact-us/' },
  ],
  webSearch: { url: 'https://duckduckgo.com/', wordsField: 'q', hostField: 'sites' },
  newsletter: {
    name: 'Weekly Insights Emailer',
    description: 'The week’s posts in one email, every Friday morning.',
    from: { name: 'Weekly Insights', email: 'weekly@insights.example.com' },
    listId: 'weekly-insights.insights.example.com',
    signUp: { by: 'mail', email: 'subscribe@insights.example.com' },
    unsubscribe: {
      url: 'https://lists.example.com/unsubscribe',
      email: 'unsubscribe@insights.example.com',
    },
    reason:
      'You get this email because you signed up for the Weekly Insights Emailer on our website.',
  },
});

/** The addresses of this publication. */
export const urls = urlsOf(site);
