import { z } from 'zod';
import { type Answer, type Asked, type FakeService, fakeService } from './fake-service.ts';
import { rendered } from './go-template.ts';

/**
 * A listmonk 6 as far as campaigns go: the request of
 * https://listmonk.app/docs/apis/campaigns/ (docs/docs/content/apis/campaigns.md), the checks of
 * `validateCampaignFields` and `UpdateCampaignStatus` (cmd/campaigns.go, internal/core/campaigns.go)
 * and the columns of `models.Campaign`, in https://github.com/knadh/listmonk at v6.2.0.
 * Stricter than listmonk in one thing: what it would ignore is refused.
 */
const campaignRequest = z.strictObject({
  name: z.string().min(1).max(2000),
  subject: z.string().min(1).max(5000),
  lists: z.array(z.int()).min(1),
  from_email: z.string().regex(/((.+?)\s)?<(.+?)@(.+?)>/),
  type: z.enum(['regular', 'optin']),
  content_type: z.enum(['richtext', 'html', 'markdown', 'plain', 'visual']),
  messenger: z.literal('email'),
  body: z.string(),
  altbody: z.string(),
  send_at: z.iso.datetime({ offset: true }).nullish(),
  template_id: z.int().optional(),
  // tags VARCHAR(100)[]
  tags: z.array(z.string().max(100).regex(/^\S+$/)),
  headers: z.array(z.record(z.string(), z.string())),
  attribs: z.record(z.string(), z.unknown()),
});

const listQuery = z.strictObject({
  tag: z.string(),
  no_body: z.enum(['true', 'false']).optional(),
  per_page: z.union([z.literal('all'), z.coerce.number().int()]).default(20),
});

type Campaign = z.output<typeof campaignRequest> & { id: number; status: string };

export const USER = 'newsletter';
export const TOKEN = 'sYt5-Kq0+vN8/eR2mW7';
export const UNSUBSCRIBE = 'https://lists.test/subscription/campaign/subscriber';

/** Templates by number; the first is the default. */
const TEMPLATES: Record<number, [before: string, after: string]> = {
  1: ['<html><body><div class="wrap">', '</div></body></html>'],
  2: ['', '\n'],
};

/** Lists that exist and that the user may use. */
const LISTS = [3, 5];

export type FakeListmonk = FakeService & {
  campaigns: Campaign[];
  /** Its documentation calls the filter `tags`, its source reads `tag`: some may know neither. */
  filters: { byTag: boolean };
};

export async function fakeListmonk(now: Temporal.Instant): Promise<FakeListmonk> {
  const campaigns: Campaign[] = [];
  const filters = { byTag: true };
  const service = await fakeService('/mail/', (asked) => answer(asked, campaigns, now, filters));
  return Object.assign(service, { campaigns, filters });
}

function answer(
  asked: Asked,
  campaigns: Campaign[],
  now: Temporal.Instant,
  filters: FakeListmonk['filters'],
): Answer {
  const { method, headers, body } = asked;
  if (headers.authorization !== `token ${USER}:${TOKEN}`) {
    return problem(403, 'invalid API credentials');
  }
  if (body !== undefined && !headers['content-type']?.startsWith('application/json')) {
    return problem(415, 'Unsupported Media Type');
  }
  const [, id, part] = /^\/mail\/api\/campaigns(?:\/(\d+))?(?:\/(status|preview))?$/.exec(
    asked.path,
  ) ?? [undefined, 'elsewhere'];
  const known = campaigns.find((candidate) => String(candidate.id) === id);
  if (id && !known) return problem(400, 'Campaign not found');
  switch (`${method} ${id ? ':id' : ''}${part ? `/${part}` : ''}`) {
    case 'GET ':
      return found(asked, campaigns, filters);
    case 'POST ': {
      const made = checked(body, now);
      if (!('name' in made)) return made;
      const campaign = { ...made, id: campaigns.length + 11, status: 'draft' };
      campaigns.push(campaign);
      return done(campaign);
    }
    case 'PUT :id': {
      if (!known || !['draft', 'paused', 'scheduled'].includes(known.status)) {
        return problem(400, 'Cannot update a running or a finished campaign.');
      }
      const made = checked(body, now);
      if (!('name' in made)) return made;
      const back = known.status === 'scheduled' && !made.send_at;
      return done(Object.assign(known, made, back && { status: 'draft' }));
    }
    case 'PUT :id/status': {
      const { success } = z.strictObject({ status: z.literal('scheduled') }).safeParse(body);
      if (!success) return problem(400, 'Unknown status');
      if (known?.status !== 'draft' && known?.status !== 'paused') {
        return problem(400, 'Only drafts can be scheduled');
      }
      if (!known.send_at) return problem(400, 'Campaign needs a `send_at` date to be scheduled');
      return done(Object.assign(known, { status: 'scheduled' }));
    }
    case 'GET :id/preview': {
      const [before, after] = TEMPLATES[known?.template_id ?? 1] ?? ['', ''];
      return { status: 200, body: before + rendered(known?.body ?? '', UNSUBSCRIBE) + after };
    }
    default:
      return problem(405, 'Method Not Allowed');
  }
}

function found(
  { query }: Asked,
  campaigns: Campaign[],
  { byTag }: FakeListmonk['filters'],
): Answer {
  const parsed = listQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) return problem(400, parsed.error.message);
  const { tag, no_body, per_page } = parsed.data;
  const results = campaigns
    .filter(({ tags }) => !byTag || tags.includes(tag))
    .slice(0, per_page === 'all' ? undefined : per_page)
    .map((campaign) => shown({ ...campaign, ...(no_body === 'true' && { body: '' }) }));
  return { status: 200, body: { data: { results, total: results.length, page: 1 } } };
}

function checked(body: unknown, now: Temporal.Instant) {
  const parsed = campaignRequest.safeParse(body);
  if (!parsed.success) return problem(400, parsed.error.message);
  const { send_at, body: html, altbody } = parsed.data;
  if (send_at && Temporal.Instant.compare(send_at, now) < 0) {
    return problem(400, '`send_at` date should be in the future.');
  }
  const lists = parsed.data.lists.filter((id) => LISTS.includes(id));
  if (lists.length === 0) return problem(400, 'Invalid list IDs.');
  try {
    rendered(html, UNSUBSCRIBE);
    rendered(altbody, UNSUBSCRIBE);
  } catch (error) {
    return problem(400, `Error compiling campaign body: ${String(error)}`);
  }
  return { ...parsed.data, lists };
}

function done(campaign: Campaign): Answer {
  return { status: 200, body: { data: shown(campaign) } };
}

/** A campaign goes out with its lists named. */
function shown({ lists, ...campaign }: Campaign) {
  return { ...campaign, lists: lists.map((id) => ({ id, name: `List ${id}` })) };
}

function problem(status: number, message: string): Answer {
  return { status, body: { message } };
}
