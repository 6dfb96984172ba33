import type { Comment } from '../src/blog/comment.ts';
import type { Issue } from '../src/blog/issue.ts';
import type { Post } from '../src/blog/post.ts';
import { defineSite } from '../src/blog/site.ts';

/** The facts of a small publication, for tests that change one of them. */
export const facts: Parameters<typeof defineSite>[0] = {
  name: 'The Counter',
  tagline: 'What customers remember',
  description: 'Essays on customer experience.',
  welcome: 'Welcome.',
  url: 'https://example.com/',
  language: 'en',
  locale: 'en-US',
  timeZone: 'America/New_York',
  postsPerPage: 5,
  organisation: {
    name: 'The Counter Ltd',
    email: 'editors@example.com',
    phone: '+1 555 0100',
    postalAddress: ['100 Example Street', 'Anytown'],
  },
  topics: {
    service: { name: 'Service', description: 'Calls and counters.' },
    loyalty: { name: 'Loyalty', description: 'Why customers stay.' },
    design: { name: 'Design', description: 'Moments that are made.' },
  },
  authors: {
    editors: { name: 'The editors', description: 'Those who write it.' },
    guests: { name: 'Guests', description: 'Those who visit.' },
  },
  navigation: [{ label: 'Blog', path: '' }],
  webSearch: { url: 'https://search.test/', wordsField: 'q', hostField: 'sites' },
  newsletter: {
    name: 'The Counter Weekly',
    description: 'Every Friday.',
    from: { name: 'The Counter', email: 'weekly@example.com' },
    listId: 'weekly.example.com',
    signUp: { by: 'mail', email: 'subscribe@example.com' },
    unsubscribe: { url: 'https://lists.example.com/out', email: 'unsubscribe@example.com' },
    reason: 'You signed up for it.',
  },
};

export const site = defineSite(facts);

/** A local date and time, in New York unless said otherwise. */
export function local(text: string, timeZone = site.timeZone): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
}

/** A post in a file that fits its date and slug. */
export function post(overrides: Partial<Post> = {}): Post {
  const date = overrides.date ?? local('2026-11-20T18:18');
  const slug = overrides.slug ?? 'waiting';
  const name = `${date.toPlainDate()}-${slug}`;
  return {
    id: name.toLowerCase(),
    file: `content/posts/${date.year}/${name}.md`,
    slug,
    title: 'Waiting',
    date,
    timed: true,
    topics: ['service'],
    authors: ['editors'],
    draft: false,
    unlisted: false,
    newsletter: true,
    aliases: [],
    comments: 'open',
    excerpt: 'Waits feel long.',
    body: 'Waits feel long.',
    ...overrides,
  };
}

/** An issue in a file that fits its week. */
export function issue(overrides: Partial<Issue> = {}): Issue {
  const week = overrides.week ?? '2026-W47';
  const stories = overrides.stories ?? ['2026-11-20-waiting'];
  return {
    number: 1,
    week,
    window: { from: local('2026-11-13T09:00'), to: local('2026-11-20T09:00') },
    subject: 'Waiting',
    preheader: 'And what it costs.',
    lead: stories[0] ?? '',
    leadInFull: false,
    stories,
    draft: false,
    file: `content/issues/${week}.md`,
    note: '',
    ...overrides,
  };
}

/** An approved comment in a file that fits its date and post. */
export function comment(overrides: Partial<Comment> = {}): Comment {
  const date = overrides.date ?? local('2026-11-21T10:00');
  const id = overrides.id ?? `${date.toPlainDate()}-ann`;
  const postId = overrides.postId ?? '2026-11-20-waiting';
  return {
    id,
    postId,
    file: `content/comments/${postId}/${id}.md`,
    author: 'Ann',
    date,
    timed: true,
    status: 'approved',
    body: 'Waits feel shorter with a view.',
    ...overrides,
  };
}
