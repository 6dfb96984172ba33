import { expect, it } from 'vitest';
import { urlsOf } from '../../src/blog/urls.ts';
import { issueCard, postCard, siteCard } from '../../src/covers/link-preview.ts';
import { issue, post, site } from '../builders.ts';

const urls = urlsOf({ url: 'https://example.com/insights/' });
const cover = { picture: 'chairs.png', alt: 'Two chairs.' };

it('a post’s card is at an absolute address, and its alternative text is what stands on it', () => {
  expect(postCard(post(), site, urls)).toEqual({
    url: 'https://example.com/insights/cards/2026-11-20-waiting.png',
    alt: 'The Counter: Waiting',
  });
});

it('a card’s alternative text says what a cover shows, and nothing of a drawn one', () => {
  expect(postCard(post({ cover }), site, urls).alt).toBe('The Counter: Waiting – Two chairs.');
  expect(issueCard(issue(), post({ cover }), site, urls).alt).toBe(
    'The Counter Weekly, No. 1: Waiting – Two chairs.',
  );
});

it('an issue’s card is at an absolute address of its own', () => {
  expect(issueCard(issue(), post(), site, urls)).toEqual({
    url: 'https://example.com/insights/cards/weekly-insights/2026-W47.png',
    alt: 'The Counter Weekly, No. 1: Waiting',
  });
});

it('the publication’s card is at an absolute address, and says its name and its line', () => {
  expect(siteCard(site, urls)).toEqual({
    url: 'https://example.com/insights/card.png',
    alt: 'The Counter: What customers remember',
  });
});
