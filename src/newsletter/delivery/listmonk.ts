import { z } from 'zod';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import { type Delivery, DeliveryError, type RenderedIssue } from './delivery.ts';
import { digestOf, type Held, heldAs, type ListManager } from './list-manager.ts';
import { answerTo, type Connection, jsonAnswer, momentSchema } from './list-manager-api.ts';
import { type Handing, listManagerDelivery } from './list-manager-delivery.ts';
import {
  addressSchema,
  type Environment,
  settingsIn,
  tokenSchema,
  usable,
} from './list-manager-settings.ts';
import { isAsMade, listmonkHtml, listmonkLine, listmonkText } from './listmonk-template.ts';

const NAME = 'listmonk';

/** What the environment says of a listmonk. */
const settingsSchema = z
  .object({
    NEWSLETTER_LISTMONK_URL: addressSchema,
    NEWSLETTER_LISTMONK_USER: z
      .string('is not set')
      .regex(/^[\x21-\x39\x3b-\x7e]+$/, 'must be the name of an API user, without ":" or blanks'),
    NEWSLETTER_LISTMONK_TOKEN: tokenSchema,
    NEWSLETTER_LISTMONK_LISTS: z
      .string('is not set')
      .regex(/^\s*[1-9]\d*(\s*,\s*[1-9]\d*)*\s*$/, 'must be the numbers of lists, such as 3 or 3,5')
      .transform((text) => [...new Set(text.split(',').map(Number))].sort((a, b) => a - b)),
    NEWSLETTER_LISTMONK_TEMPLATE: z
      .string()
      .regex(/^[1-9]\d*$/, 'must be the number of a template')
      .transform(Number)
      .optional(),
  })
  .transform((variables) => ({
    url: variables.NEWSLETTER_LISTMONK_URL,
    user: variables.NEWSLETTER_LISTMONK_USER,
    token: variables.NEWSLETTER_LISTMONK_TOKEN,
    lists: variables.NEWSLETTER_LISTMONK_LISTS,
    template: variables.NEWSLETTER_LISTMONK_TEMPLATE,
  }));

type Settings = z.output<typeof settingsSchema>;

/** A draft campaign in listmonk 6: https://listmonk.app/docs/apis/campaigns/ */
export function listmonk(
  environment: Environment,
  site: Site,
  urls: Urls,
  handing: Handing,
): Delivery {
  const read = settingsIn(environment, settingsSchema);
  const { settings, obstacles } = read;
  return listManagerDelivery(
    {
      lines: ({ issue }) => [
        ['Service', `listmonk${settings ? ` at ${settings.url.href}` : ''}`],
        ['Would', `make a draft campaign, or update the one with the tag ${tagOf(issue, site)}`],
        ['Lists', settings ? settings.lists.join(', ') : 'unknown'],
      ],
      obstacles,
      managerFor: (issue) => listmonkManager(usable(read), issue, site, urls, handing),
    },
    site,
    handing,
  );
}

/** What listmonk is given, as its `models.Campaign` has it. */
function campaignOf(
  { assembled, issue, email }: RenderedIssue,
  { lists, template }: Settings,
  site: Site,
  urls: Urls,
) {
  const { name, listId, unsubscribe } = site.newsletter;
  const campaign = {
    name: `${name} No. ${assembled.number} (${assembled.week})`,
    subject: listmonkLine(assembled.subject),
    lists,
    from_email: fromOf(site),
    type: 'regular',
    content_type: 'html',
    messenger: 'email',
    body: listmonkHtml(email.html, unsubscribe.url),
    altbody: listmonkText(email.text, unsubscribe.url),
    // List-Unsubscribe is listmonk's own: it knows whose address goes in.
    headers: [
      { 'List-Id': `<${listId}>` },
      { 'List-Archive': `<${urls.absolute(urls.newsletter())}>` },
    ],
    tags: [tagOf(issue, site)],
    ...(template !== undefined && { template_id: template }),
  };
  return { ...campaign, attribs: { digest: digestOf(campaign) } };
}

/** By which an issue is found again. listmonk makes hyphens of blanks. */
function tagOf({ week }: { week: string }, site: Site): string {
  return `${site.newsletter.listId.trim().replaceAll(/\s+/g, '-')}:${week}`;
}

/** RFC 5322, 3.4: the name as a quoted string, whatever is in it. */
function fromOf({ newsletter: { from } }: Site): string {
  return `"${from.name.replaceAll(/["\\]/g, '\\$&')}" <${from.email}>`;
}

const campaignSchema = z.object({
  id: z.int(),
  status: z.string(),
  tags: z.array(z.string()).nullish(),
  lists: z.array(z.object({ id: z.int().nullish() })).nullish(),
  send_at: momentSchema,
  attribs: z.record(z.string(), z.unknown()).nullish(),
});

const answerSchema = z.object({ data: campaignSchema });
const pageSchema = z.object({ data: z.object({ results: z.array(campaignSchema) }) });

function listmonkManager(
  settings: Settings,
  rendered: RenderedIssue,
  site: Site,
  urls: Urls,
  { pause, timeout }: Handing,
): ListManager {
  const { url, user, token, lists } = settings;
  const { issue, email } = rendered;
  const campaign = campaignOf(rendered, settings, site, urls);
  const connection: Connection = {
    name: NAME,
    url,
    headers: { authorization: `token ${user}:${token}` },
    secret: token,
    accessFix:
      'Check NEWSLETTER_LISTMONK_USER and NEWSLETTER_LISTMONK_TOKEN, and that the user’s role may get and manage campaigns and, for --schedule, send them.',
    pause,
    timeout,
  };
  const tag = tagOf(issue, site);
  const page = (id: string) => new URL(`admin/campaigns/${id}`, url).href;

  /** listmonk leaves out, without a word, lists that don't exist or that the user may not use. */
  const missingFrom = (campaign: z.output<typeof campaignSchema>) =>
    lists.filter((id) => !campaign.lists?.some((list) => list.id === id));
  const onAllLists = (made: z.output<typeof campaignSchema>): Held => {
    const missing = missingFrom(made);
    if (missing.length > 0) {
      throw new DeliveryError(
        `listmonk made the draft without list ${missing.join(', ')}: ${page(String(made.id))}`,
        'Check NEWSLETTER_LISTMONK_LISTS, and that the user’s role may use these lists. Don’t send the draft as it is.',
      );
    }
    return heldBy(made, site.timeZone);
  };
  const put = (id: string, body: unknown) =>
    jsonAnswer(
      connection,
      { method: 'PUT', path: `api/campaigns/${id}`, body, repeatable: true },
      answerSchema,
    );

  return {
    name: NAME,
    digest: campaign.attribs.digest,
    page,
    held: async () => {
      const query = { tag, no_body: 'true', per_page: 'all' };
      const { data } = await jsonAnswer(
        connection,
        { method: 'GET', path: 'api/campaigns', query, repeatable: true },
        pageSchema,
      );
      // A listmonk that knows no such filter answers with all there are.
      return (
        data.results
          .filter(({ tags }) => tags?.includes(tag))
          // One that went wrong is not as it should be, whatever its digest says.
          .map((found) => (missingFrom(found).length > 0 ? { ...found, attribs: null } : found))
          .map((found) => heldBy(found, site.timeZone))
      );
    },
    create: async () => {
      const call = {
        method: 'POST',
        path: 'api/campaigns',
        body: campaign,
        repeatable: false,
      } as const;
      return onAllLists((await jsonAnswer(connection, call, answerSchema)).data);
    },
    update: async (id) => onAllLists((await put(id, { ...campaign, send_at: null })).data),
    schedule: async (id, at) => {
      await put(id, { ...campaign, send_at: at.toString({ smallestUnit: 'second' }) });
      const path = `api/campaigns/${id}/status`;
      const body = { status: 'scheduled' };
      await jsonAnswer(connection, { method: 'PUT', path, body, repeatable: false }, answerSchema);
    },
    inspect: async (id) => {
      const path = `api/campaigns/${id}/preview`;
      const shown = await answerTo(connection, { method: 'GET', path, repeatable: true });
      if (!isAsMade(shown, email.html, site.newsletter.unsubscribe.url)) {
        throw new DeliveryError(
          `listmonk makes another email of the draft than the one that was built: ${page(id)}`,
          'Its template must be {{ template "content" . }} and nothing else: make one under Campaigns, Templates, and give its number in NEWSLETTER_LISTMONK_TEMPLATE. If somebody has changed the draft itself, send it from there, or delete it and run the command again.',
        );
      }
    },
  };
}

function heldBy(
  { id, status, attribs, send_at }: z.output<typeof campaignSchema>,
  timeZone: string,
): Held {
  return heldAs({ id: String(id), status, digest: attribs?.digest, at: send_at }, timeZone);
}
