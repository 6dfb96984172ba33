import { z } from 'zod';
import type { Site } from '../../blog/site.ts';
import { buttondownHtml, buttondownLine } from './buttondown-template.ts';
import type { Delivery, RenderedIssue } from './delivery.ts';
import { digestOf, type Held, heldAs, type ListManager } from './list-manager.ts';
import { type Connection, jsonAnswer, momentSchema, NothingThere } from './list-manager-api.ts';
import { type Handing, listManagerDelivery } from './list-manager-delivery.ts';
import { type Environment, settingsIn, tokenSchema, usable } from './list-manager-settings.ts';

const NAME = 'Buttondown';

/** https://docs.buttondown.com/api-introduction */
const API = 'https://api.buttondown.com/v1/';

/** https://docs.buttondown.com/api-versioning */
const API_VERSION = '2026-04-01';

/** What the environment says of a Buttondown account. */
const settingsSchema = z
  .object({ NEWSLETTER_BUTTONDOWN_TOKEN: tokenSchema })
  .transform((variables) => ({ token: variables.NEWSLETTER_BUTTONDOWN_TOKEN }));

/** A draft email in Buttondown: https://docs.buttondown.com/api-emails-create */
export function buttondown(
  environment: Environment,
  site: Site,
  handing: Handing,
  api = API,
): Delivery {
  const read = settingsIn(environment, settingsSchema);
  return listManagerDelivery(
    {
      lines: ({ issue }) => [
        ['Service', NAME],
        ['Would', `make a draft, or update the one that is marked ${markOf(issue, site)}`],
        ['To', 'all subscribers of the newsletter that the token belongs to'],
      ],
      obstacles: read.obstacles,
      managerFor: (issue) => buttondownManager(api, usable(read).token, issue, site, handing),
    },
    site,
    handing,
  );
}

/** What Buttondown is given, as its `EmailInput` has it. */
function emailOf({ assembled, issue, email }: RenderedIssue, site: Site) {
  const given = {
    subject: buttondownLine(assembled.subject),
    body: buttondownHtml(email.html, site.newsletter.unsubscribe.url),
    template: 'naked',
    secondary_id: assembled.number,
    canonical_url: assembled.url,
    // The issue's page is on our site; a page of Buttondown's would be a second one.
    archival_mode: 'disabled',
  };
  return { ...given, metadata: { issue: markOf(issue, site), digest: digestOf(given) } };
}

/** By which an issue is found again. */
function markOf({ week }: { week: string }, site: Site): string {
  return `${site.newsletter.listId}:${week}`;
}

const emailSchema = z.object({
  id: z.string(),
  status: z.string(),
  publish_date: momentSchema,
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const pageSchema = z.object({ results: z.array(emailSchema), next: z.string().nullish() });

function buttondownManager(
  api: string,
  token: string,
  issue: RenderedIssue,
  site: Site,
  { pause, timeout }: Handing,
): ListManager {
  const email = emailOf(issue, site);
  const connection: Connection = {
    name: NAME,
    url: new URL(api),
    headers: { authorization: `Token ${token}`, 'x-api-version': API_VERSION },
    secret: token,
    accessFix:
      'Check NEWSLETTER_BUTTONDOWN_TOKEN, and that the key may write emails and, for --schedule, send them.',
    pause,
    timeout,
  };
  const heldBy = ({ id, status, metadata, publish_date }: z.output<typeof emailSchema>): Held =>
    heldAs({ id, status, digest: metadata?.digest, at: publish_date }, site.timeZone);
  const patch = (id: string, body: unknown) =>
    jsonAnswer(
      connection,
      { method: 'PATCH', path: `emails/${encodeURIComponent(id)}`, body, repeatable: true },
      emailSchema,
    );

  /** With a key, Buttondown answers a request that it has done already with its old answer. */
  const post = (key: string) =>
    jsonAnswer(
      connection,
      {
        method: 'POST',
        path: 'emails',
        // Without a status, Buttondown would send it at once.
        body: { ...email, status: 'draft' },
        headers: { 'x-idempotency-key': key },
        repeatable: false,
      },
      emailSchema,
    );

  const isThere = async (id: string): Promise<boolean> => {
    try {
      const path = `emails/${encodeURIComponent(id)}`;
      const call = { method: 'GET', path, repeatable: true } as const;
      return (await jsonAnswer(connection, call, emailSchema)).status !== 'deleted';
    } catch (error) {
      if (error instanceof NothingThere) return false;
      throw error;
    }
  };

  return {
    name: NAME,
    digest: email.metadata.digest,
    page: (id) => `https://buttondown.com/emails/${encodeURIComponent(id)}`,
    held: async () => {
      const found: Held[] = [];
      for (let page = 1; ; page += 1) {
        const query = { page: String(page), excluded_fields: 'body' };
        const { results, next } = await jsonAnswer(
          connection,
          { method: 'GET', path: 'emails', query, repeatable: true },
          pageSchema,
        );
        for (const known of results) {
          if (known.metadata?.issue !== email.metadata.issue || known.status === 'deleted')
            continue;
          found.push(heldBy(known));
        }
        if (!next || results.length === 0) return found;
      }
    },
    create: async () => {
      const { digest } = email.metadata;
      const made = await post(digest);
      if (await isThere(made.id)) return heldBy(made);
      // The old answer, of a draft that somebody has deleted since.
      return heldBy(await post(`${digest}-${made.id}`));
    },
    update: async (id) => heldBy(await patch(id, email)),
    schedule: async (id, at) => {
      const publish_date = at.toString({ smallestUnit: 'second' });
      await patch(id, { status: 'scheduled', publish_date });
    },
  };
}
