import { parse } from 'parse5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttondown } from '../../../src/newsletter/delivery/buttondown.ts';
import type { Handing } from '../../../src/newsletter/delivery/list-manager-delivery.ts';
import { local, site } from '../../builders.ts';
import { anIssue } from './an-issue.ts';
import { rendered } from './django-template.ts';
import { type FakeButtondown, fakeButtondown, TOKEN } from './fake-buttondown.ts';
import { changes, failure, handedOver, handing, NOW, SATURDAY } from './handing.ts';

const UNSUBSCRIBE = 'https://buttondown.test/unsubscribe';

let service: FakeButtondown;

beforeEach(async () => {
  service = await fakeButtondown(NOW);
});

afterEach(() => service[Symbol.asyncDispose]());

function delivery(how: Partial<Handing> = {}) {
  return buttondown({ NEWSLETTER_BUTTONDOWN_TOKEN: TOKEN }, site, handing(how), service.url);
}

async function deliver(facts: Parameters<typeof anIssue>[0] = {}, how: Partial<Handing> = {}) {
  return (await handedOver(delivery(how), facts)).done;
}

describe('a draft in Buttondown', () => {
  it('is made, and what its readers get is the issue', async () => {
    const issue = await anIssue({ subject: '{% now %}' });
    expect(await deliver({ subject: '{% now %}' })).toBe('made a draft in Buttondown');
    const [email, ...more] = service.emails;
    expect(more).toEqual([]);
    expect(email).toMatchObject({
      status: 'draft',
      template: 'naked',
      secondary_id: 7,
      canonical_url: 'https://example.com/weekly-insights/2026-W47/',
      archival_mode: 'disabled',
      metadata: { issue: 'weekly.example.com:2026-W47' },
    });
    expect(rendered(email?.subject ?? '', UNSUBSCRIBE)).toBe('{% now %}');
    const [, mode, html] =
      /^(<!-- .*? -->)([\s\S]*)$/.exec(rendered(email?.body ?? '', UNSUBSCRIBE)) ?? [];
    expect(mode).toBe('<!-- buttondown-editor-mode: naked -->');
    expect(parse(html ?? '')).toEqual(
      parse(issue.email.html.replaceAll(site.newsletter.unsubscribe.url, UNSUBSCRIBE)),
    );
  });

  it('is never sent at once, as Buttondown does with what has no status', async () => {
    await deliver();
    await deliver({ title: 'Other' });
    await deliver({ title: 'Other' }, { at: SATURDAY });
    expect(service.emails.map(({ status }) => status)).toEqual(['scheduled']);
    expect(changes(service).map(({ body }) => (body as { status?: string }).status)).toEqual([
      'draft',
      undefined,
      'scheduled',
    ]);
  });

  it('is found by another run, which changes nothing', async () => {
    await deliver();
    expect(await deliver()).toBe('left the draft in Buttondown as it is');
    expect(changes(service)).toHaveLength(1);
  });

  it('is found on a later page, by the mark that is on it', async () => {
    await deliver();
    const [ours] = service.emails;
    if (!ours) throw new Error('No email');
    service.emails.unshift(
      ...['a', 'b', 'c', 'd'].map((id) => ({ ...ours, id, metadata: { issue: 'other:2026-W47' } })),
    );
    expect(await deliver({ title: 'Other' })).toBe('updated the draft in Buttondown');
    expect(ours.body).toContain('Other');
    // Buttondown's own address of the next page is not followed: the token would go there.
    expect(service.asked.at(-2)?.query.get('page')).toBe('3');
  });

  it('is made anew when somebody has deleted it, though Buttondown remembers the old request', async () => {
    await deliver();
    service.emails.length = 0;
    service.emails.push({ id: 'em_0', status: 'sent' });
    expect(await deliver()).toBe('made a draft in Buttondown');
    expect(service.emails.map(({ id, status }) => [id, status])).toEqual([
      ['em_0', 'sent'],
      ['em_2', 'draft'],
    ]);
  });

  it('is made anew when it is marked as deleted', async () => {
    await deliver();
    Object.assign(service.emails[0] ?? {}, { status: 'deleted' });
    await deliver();
    expect(service.emails.map(({ status }) => status)).toEqual(['deleted', 'draft']);
  });

  it.each(['about_to_send', 'in_flight', 'paused', 'sent', 'throttled'])(
    'is left alone when it is %s',
    async (status) => {
      await deliver();
      Object.assign(service.emails[0] ?? {}, { status });
      expect((await failure(deliver({ title: 'Other' }))).message).toBe(
        'Buttondown has sent this issue already, or is sending it: https://buttondown.com/emails/em_1',
      );
      expect(changes(service)).toHaveLength(1);
    },
  );
});

describe('scheduling in Buttondown', () => {
  it('schedules what it made, and does so once', async () => {
    await deliver({}, { at: SATURDAY });
    expect(service.emails).toMatchObject([
      { status: 'scheduled', publish_date: '2026-11-21T14:00:00Z' },
    ]);
    const requests = changes(service).length;
    expect(await deliver({}, { at: SATURDAY })).toBe('left it in Buttondown as it is, scheduled');
    expect(changes(service)).toHaveLength(requests);
    expect((await failure(deliver({ title: 'Other' }))).message).toMatch(
      /the issue has changed since/,
    );
  });

  it('refuses a time that is over before it asks anything', async () => {
    const at = local('2026-11-20T11:59');
    expect((await failure(deliver({}, { at }))).fix).toBe(
      'Give --schedule a date and time to come.',
    );
    expect(service.asked).toEqual([]);
  });
});

describe('a Buttondown that fails', () => {
  it.each(['cut after', 'silence'] as const)('has one draft after %s', async (fault) => {
    service.fault('POST /v1/emails', fault);
    expect(await deliver({}, { timeout: 300 })).toBe('made a draft in Buttondown');
    expect(service.emails).toHaveLength(1);
  });

  it('has one draft when the look at what was made is what fails', async () => {
    service.fault('GET /v1/emails/em_1', 'cut before', 'cut before');
    expect(await deliver()).toBe('made a draft in Buttondown');
    expect(service.emails).toHaveLength(1);
  });

  it('is given no second draft after a connection that was cut before', async () => {
    service.fault('POST /v1/emails', 'cut before');
    await failure(deliver());
    await deliver();
    expect(service.emails).toHaveLength(1);
  });

  it.each([
    [401, { detail: 'Invalid token.' }, 'Buttondown doesn’t let us in (401): Invalid token.'],
    [403, { detail: 'No.' }, 'Buttondown doesn’t let us in (403): No.'],
    [409, undefined, 'Buttondown says that this clashes with what it has (409)'],
    [
      422,
      { detail: [{ type: 'string_too_long', loc: ['body', 'subject'], msg: 'At most 2000' }] },
      'Buttondown refuses what it is given (422): subject: At most 2000',
    ],
    [500, { detail: 'Oops' }, 'Buttondown has a fault of its own (500): Oops'],
    [404, undefined, /^Buttondown has nothing at http:\/\/127\.0\.0\.1:\d+\/v1\/ \(404\)$/],
  ])('is quoted on %i', async (status, body, message) => {
    service.fault('POST /v1/emails', { status, body });
    const error = await failure(deliver());
    expect(error.message).toMatch(message);
    expect(error.fix).toMatch(/\.$/);
    expect(service.emails).toEqual([]);
  });
});

describe('the plan for Buttondown', () => {
  it('asks nobody anything', async () => {
    const { lines, obstacles } = await delivery().plan(await anIssue());
    expect(obstacles).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(TOKEN);
    expect(service.asked).toEqual([]);
  });

  it('wants a token', async () => {
    const { obstacles } = await buttondown({}, site, handing()).plan(await anIssue());
    expect(obstacles.map(({ reason }) => reason)).toEqual([
      'NEWSLETTER_BUTTONDOWN_TOKEN is not set',
    ]);
  });
});
