import type { Site } from '../../blog/site.ts';

/** Domains that belong to nobody (RFC 2606), numbers of films, and the sample's street. */
const SAMPLE =
  /(^|[.@/])example\.(com|net|org)\b|\.(example|invalid)(\/|$)|\b555[\s.-]?01\d\d\b|\bexample street\b|\banytown\b/i;

/** The keys of the sender's facts that are still the sample's: with any of them nothing may go to subscribers. */
export function placeholderFacts({ url, organisation, newsletter }: Site): string[] {
  return Object.entries({
    url,
    'organisation.email': organisation.email,
    'organisation.phone': organisation.phone,
    'organisation.postalAddress': organisation.postalAddress.join('\n'),
    'newsletter.from.email': newsletter.from.email,
    'newsletter.listId': newsletter.listId,
    'newsletter.unsubscribe.url': newsletter.unsubscribe.url,
    'newsletter.unsubscribe.email': newsletter.unsubscribe.email,
  })
    .filter(([, value]) => SAMPLE.test(value))
    .map(([key]) => key);
}
