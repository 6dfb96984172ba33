import { caniemail } from 'caniemail';
import { type Check, counted, failure } from './check.ts';
import { KNOWN_LIMITS } from './known-limits.ts';

/** Clients as caniemail.com calls them. The new Outlook for Windows shows what Outlook.com shows. */
const CLIENTS = [
  'apple-mail.*',
  'gmail.*',
  'outlook.outlook-com',
  'outlook.windows',
  'yahoo.*',
] as const;

/** A feature of HTML or CSS that a client lacks, or has in part. */
export type Limit = { feature: string; client: string };

/** Nothing in the email is unknown to one of the clients, but for what was looked at and accepted. */
export const clients: Check = {
  name: 'Mail clients',
  verdict({ email: { html } }) {
    const found = limits(html);
    const byFeature = Map.groupBy(
      found.filter((limit) => !isKnown(limit)),
      ({ feature }) => feature,
    );
    return {
      figure: `${counted(new Set(found.filter(isKnown).map(({ feature }) => feature)).size, 'feature')} with known limits`,
      findings: [...byFeature].map(([feature, lacking]) =>
        failure(
          `${feature} is not, or only in part, in ${lacking.map(({ client }) => client).join(', ')}`,
          'Do without it. If the email is good there all the same, add it with the reason to src/newsletter/checks/known-limits.ts.',
        ),
      ),
    };
  },
};

/** What the clients lack of what an email uses, by caniemail.com's tests; each pair once. */
export function limits(html: string): Limit[] {
  const { errors, warnings } = caniemail({ clients: [...CLIENTS], html }).issues;
  const found = new Map<string, Limit>();
  for (const [client, issues] of [...errors, ...warnings]) {
    for (const { title: feature } of issues) {
      found.set(`${feature}\n${client}`, { feature, client });
    }
  }
  return [...found.values()].sort((a, b) =>
    `${a.feature}\n${a.client}` < `${b.feature}\n${b.client}` ? -1 : 1,
  );
}

/** Whether a limit was looked at and accepted. */
export function isKnown({ feature, client }: Limit): boolean {
  return KNOWN_LIMITS.some((known) => known.feature === feature && known.clients.includes(client));
}
