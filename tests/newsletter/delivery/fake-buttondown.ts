import { z } from 'zod';
import { rendered } from './django-template.ts';
import { type Answer, type Asked, type FakeService, fakeService } from './fake-service.ts';

/**
 * Buttondown's emails, from its published description,
 * https://github.com/buttondown/docs/blob/main/public/openapi.json: `EmailInput`,
 * `EmailUpdateInput`, `Page[Email]`, with `additionalProperties: false`.
 */
const status = z.enum([
  'draft',
  'managed_by_rss',
  'about_to_send',
  'scheduled',
  'in_flight',
  'paused',
  'deleted',
  'errored',
  'sent',
  'imported',
  'throttled',
  'resending',
  'transactional',
  'suppressed',
]);

const fields = {
  subject: z.string().max(2000),
  body: z.string(),
  canonical_url: z.string().max(2000),
  secondary_id: z.int().min(1).max(1_000_000_000).nullable(),
  template: z.enum(['classic', 'custom', 'modern', 'plaintext', 'naked']).nullable(),
  archival_mode: z.enum([
    'archive_only',
    'disabled',
    'enabled',
    'enabled_for_paid_subscribers',
    'enabled_for_subscribers',
  ]),
  metadata: z.record(z.string(), z.unknown()),
  publish_date: z.iso.datetime({ offset: true }).nullable(),
};

const emailInput = z.strictObject({ ...fields, status: status.default('about_to_send') }).partial({
  body: true,
  canonical_url: true,
  secondary_id: true,
  template: true,
  archival_mode: true,
  metadata: true,
  publish_date: true,
});

const emailUpdate = z.strictObject({ ...fields, status }).partial();

const listQuery = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  excluded_fields: z.literal('body').optional(),
});

type Email = Partial<z.output<typeof emailInput>> & { id: string; status: string };

export const TOKEN = '0d1e55f3-7a41-4c0e-9b62-8f4f8f3b7c21';

/** How many emails are on a page. */
const PAGE = 2;

export type FakeButtondown = FakeService & { emails: Email[] };

export async function fakeButtondown(now: Temporal.Instant): Promise<FakeButtondown> {
  const emails: Email[] = [];
  const remembered = new Map<string, Answer>();
  const service = await fakeService('/v1/', (asked) => {
    const { headers, method } = asked;
    if (headers.authorization !== `Token ${TOKEN}`) return problem(401, 'Invalid token.');
    if (headers['x-api-version'] !== '2026-04-01') return problem(400, 'Unknown version.');
    const key = headers['x-idempotency-key'];
    if (typeof key !== 'string') return answer(asked, emails, now);
    if (key.length > 200) return problem(400, 'Key too long.');
    const old = remembered.get(`${method} ${key}`) ?? answer(asked, emails, now);
    remembered.set(`${method} ${key}`, old);
    return old;
  });
  return Object.assign(service, { emails });
}

function answer(
  { method, path, query, headers, body }: Asked,
  emails: Email[],
  now: Temporal.Instant,
): Answer {
  if (body !== undefined && headers['content-type'] !== 'application/json') {
    return problem(415, 'Send JSON.');
  }
  const [, id] = /^\/v1\/emails(?:\/([^/]+))?$/.exec(path) ?? [undefined, 'elsewhere'];
  const known = emails.find((candidate) => candidate.id === id);
  if (id && !known) return problem(404, 'Not found.');
  switch (`${method} ${id ? ':id' : ''}`) {
    case 'GET ': {
      const parsed = listQuery.safeParse(Object.fromEntries(query));
      if (!parsed.success) return invalid(parsed.error);
      const start = (parsed.data.page - 1) * PAGE;
      const next = start + PAGE < emails.length ? 'https://elsewhere.test/v1/emails?page=2' : null;
      const results = emails.slice(start, start + PAGE).map(({ body: _, ...email }) => email);
      return { status: 200, body: { results, next, previous: null, count: emails.length } };
    }
    case 'GET :id':
      return { status: 200, body: known };
    case 'POST ': {
      const parsed = emailInput.safeParse(body);
      if (!parsed.success) return invalid(parsed.error);
      const wrong = faultIn(parsed.data, now);
      if (wrong) return wrong;
      const email = { ...parsed.data, id: `em_${emails.length + 1}` };
      emails.push(email);
      return { status: 201, body: email };
    }
    case 'PATCH :id': {
      const parsed = emailUpdate.safeParse(body);
      if (!parsed.success) return invalid(parsed.error);
      const wrong = faultIn({ ...known, ...parsed.data }, now);
      if (wrong) return wrong;
      return { status: 200, body: Object.assign(known ?? {}, parsed.data) };
    }
    default:
      return problem(405, 'Method not allowed.');
  }
}

function faultIn(email: Partial<Email>, now: Temporal.Instant): Answer | undefined {
  const { body = '', subject = '', publish_date } = email;
  if (body.startsWith('---')) return problem(400, 'Frontmatter.', 'body_contains_frontmatter');
  if (email.template === 'naked' && !body.includes('{{ unsubscribe_url }}')) {
    return problem(400, 'No way to unsubscribe.', 'body_invalid');
  }
  if (email.status === 'scheduled' && !publish_date) {
    return problem(400, 'When?', 'publish_date_missing');
  }
  if (publish_date && Temporal.Instant.compare(publish_date, now) < 0) {
    return problem(400, 'That is over.', 'publish_date_invalid');
  }
  try {
    rendered(body + subject, 'https://buttondown.test/unsubscribe');
  } catch (error) {
    return problem(400, String(error), 'body_invalid');
  }
  return undefined;
}

function problem(status: number, detail: string, code?: string): Answer {
  return { status, body: { detail, ...(code && { code }) } };
}

function invalid({ issues }: z.ZodError): Answer {
  return {
    status: 422,
    body: {
      detail: issues.map(({ code, path, message }) => ({
        type: code,
        loc: ['body', ...path],
        msg: message,
      })),
    },
  };
}
