import type { Site } from '../../blog/site.ts';
import { type Check, counted, warning } from './check.ts';

/** Domains that belong to nobody (RFC 2606). Its `.test` is left out: it is for tests, which do send. */
const NOBODYS = /(^|[.@/])example\.(com|net|org)\b|\.(example|invalid)(\/|$)/i;

/** Numbers kept for films and samples. */
const SAMPLE_NUMBER = /\b555[\s.-]?(01\d\d)\b/;

const SAMPLE_STREET = /\bexample (street|road|avenue|lane)\b|\banytown\b/i;

/**
 * The keys of the sender's facts that are still the sample's, such as `organisation.phone`. With any of
 * them nothing may go to subscribers: CAN-SPAM asks for a true address, and replies would be lost.
 */
export function placeholderFacts({ url, organisation, newsletter }: Site): string[] {
  const facts: [key: string, value: string][] = [
    ['url', url],
    ['organisation.email', organisation.email],
    ['organisation.phone', organisation.phone],
    ['organisation.postalAddress', organisation.postalAddress.join('\n')],
    ['newsletter.from.email', newsletter.from.email],
    ['newsletter.listId', newsletter.listId],
    ['newsletter.unsubscribe.url', newsletter.unsubscribe.url],
    ['newsletter.unsubscribe.email', newsletter.unsubscribe.email],
  ];
  return facts
    .filter(([, value]) =>
      [NOBODYS, SAMPLE_NUMBER, SAMPLE_STREET].some((pattern) => pattern.test(value)),
    )
    .map(([key]) => key);
}

/** The sender is somebody. */
export const sender: Check = {
  name: 'Sender',
  verdict({ site }) {
    const samples = placeholderFacts(site);
    return {
      figure:
        samples.length === 0 ? site.newsletter.from.email : counted(samples.length, 'placeholder'),
      findings:
        samples.length === 0
          ? []
          : [
              warning(
                `Facts of the sender are still placeholders: ${samples.join(', ')}`,
                'Put your own into src/site.config.ts; until then nothing can be sent to subscribers.',
              ),
            ],
    };
  },
};
