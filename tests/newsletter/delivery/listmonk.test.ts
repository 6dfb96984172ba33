import { parse } from 'parse5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handing } from '../../../src/newsletter/delivery/list-manager-delivery.ts';
import { listmonk } from '../../../src/newsletter/delivery/listmonk.ts';
import { local, site } from '../../builders.ts';
import { anIssue, urls } from './an-issue.ts';
import { type FakeListmonk, fakeListmonk, TOKEN, UNSUBSCRIBE, USER } from './fake-listmonk.ts';
import { rendered } from './go-template.ts';
import { changes, failure, handedOver, handing, NOW, SATURDAY } from './handing.ts';

const CAMPAIGNS = '/mail/api/campaigns';

let service: FakeListmonk;

beforeEach(async () => {
  service = await fakeListmonk(NOW);
});

afterEach(() => service[Symbol.asyncDispose]());

function environment(overrides: Record<string, string | undefined> = {}) {
  return {
    NEWSLETTER_LISTMONK_URL: service.url,
    NEWSLETTER_LISTMONK_USER: USER,
    NEWSLETTER_LISTMONK_TOKEN: TOKEN,
    NEWSLETTER_LISTMONK_LISTS: '5, 3',
    NEWSLETTER_LISTMONK_TEMPLATE: '2',
    ...overrides,
  };
}

function delivery(variables = environment(), how: Partial<Handing> = {}) {
  return listmonk(variables, site, urls, handing(how));
}

function deliver(
  facts: Parameters<typeof anIssue>[0] = {},
  how: Partial<Handing> = {},
  variables = environment(),
) {
  return handedOver(delivery(variables, how), facts);
}

describe('a draft in listmonk', () => {
  it('is made, and what its readers get is the issue', async () => {
    const issue = await anIssue({ subject: 'Say {{ "hi" }}' });
    const { done, complete } = await deliver({ subject: 'Say {{ "hi" }}' });
    expect({ done, complete }).toEqual({ done: 'made a draft in listmonk', complete: true });
    const [campaign, ...more] = service.campaigns;
    expect(more).toEqual([]);
    expect(campaign).toMatchObject({
      status: 'draft',
      name: 'The Counter Weekly No. 7 (2026-W47)',
      lists: [3, 5],
      from_email: '"The Counter" <weekly@example.com>',
      tags: ['weekly.example.com:2026-W47'],
      headers: [
        { 'List-Id': '<weekly.example.com>' },
        { 'List-Archive': '<https://example.com/weekly-insights/>' },
      ],
    });
    const theirs = (text: string) => text.replaceAll(site.newsletter.unsubscribe.url, UNSUBSCRIBE);
    expect(parse(rendered(campaign?.body ?? '', UNSUBSCRIBE))).toEqual(
      parse(theirs(issue.email.html)),
    );
    expect(rendered(campaign?.altbody ?? '', UNSUBSCRIBE)).toBe(theirs(issue.email.text));
  });

  it('has an author’s words as they were, whatever they would mean to listmonk', async () => {
    const title = 'To {{ .Subscriber.Email }} <!-- ]]> }} "\\ https://x.test/@TrackLink';
    const issue = await anIssue({ title, subject: title });
    expect((await deliver({ title, subject: title })).done).toBe('made a draft in listmonk');
    const { body = '', altbody = '' } = service.campaigns[0] ?? {};
    const theirs = (text: string) => text.replaceAll(site.newsletter.unsubscribe.url, UNSUBSCRIBE);
    expect(parse(rendered(body, UNSUBSCRIBE))).toEqual(parse(theirs(issue.email.html)));
    expect(rendered(altbody, UNSUBSCRIBE)).toBe(theirs(issue.email.text));
  });

  it('leads nobody to the page of the issue with an address of his own', async () => {
    await deliver();
    const { body = '', altbody = '' } = service.campaigns[0] ?? {};
    // One a part, in the footer; the rest are Outlook's comments and styles.
    const tags = (text: string) =>
      [...text.matchAll(/\{\{ (?!"(?:\\.|[^"\\])*" \| Safe)[^}]*\}\}/g)].map(([tag]) => tag);
    expect(tags(body)).toEqual(['{{ UnsubscribeURL }}']);
    expect(tags(altbody)).toEqual(['{{ UnsubscribeURL }}']);
    expect(body).toContain(`<a href="${urls.absolute(urls.issue('2026-W47'))}"`);
    expect(altbody).toContain(urls.absolute(urls.issue('2026-W47')));
  });

  it('is found by another run, which changes nothing', async () => {
    await deliver();
    const before = structuredClone(service.campaigns);
    const requests = changes(service).length;
    expect((await deliver()).done).toBe('left the draft in listmonk as it is');
    expect(service.campaigns).toEqual(before);
    expect(changes(service)).toHaveLength(requests);
  });

  it('is updated when the issue has changed', async () => {
    await deliver();
    expect((await deliver({ title: 'Waiting well' })).done).toBe('updated the draft in listmonk');
    expect(service.campaigns).toHaveLength(1);
    expect(service.campaigns[0]?.body).toContain('Waiting well');
    expect((await deliver({ title: 'Waiting well' })).done).toBe(
      'left the draft in listmonk as it is',
    );
  });

  it('is updated when it is for other lists', async () => {
    await deliver();
    await deliver({}, {}, environment({ NEWSLETTER_LISTMONK_LISTS: '3' }));
    expect(service.campaigns.map(({ lists }) => lists)).toEqual([[3]]);
  });

  it.each([true, false])(
    'is found among many, filtered by their tag or not (%s)',
    async (byTag) => {
      await deliver();
      service.filters.byTag = byTag;
      const [first] = service.campaigns;
      if (!first) throw new Error('No campaign');
      service.campaigns.unshift(
        ...Array.from({ length: 60 }, (_, id) => ({ ...first, id: 100 + id, tags: ['other'] })),
      );
      expect((await deliver()).done).toBe('left the draft in listmonk as it is');
    },
  );

  it.each(['running', 'paused', 'finished', 'cancelled'])(
    'is left alone when %s',
    async (status) => {
      await deliver();
      Object.assign(service.campaigns[0] ?? {}, { status });
      const before = structuredClone(service.campaigns);
      const { message } = await failure(deliver({ title: 'Other' }));
      expect(message).toMatch(
        /^listmonk has sent this issue already, or is sending it: http.*\/mail\/admin\/campaigns\/11$/,
      );
      expect(service.campaigns).toEqual(before);
    },
  );

  it('is not chosen when there are two', async () => {
    await deliver();
    service.campaigns.push({
      ...structuredClone(service.campaigns[0] as never as object),
      id: 12,
    } as never);
    expect((await failure(deliver({ title: 'Other' }))).message).toMatch(/more than once/);
    expect(changes(service)).toHaveLength(1);
  });

  it('is for all lists or none', async () => {
    const missing = environment({ NEWSLETTER_LISTMONK_LISTS: '3,4' });
    expect((await failure(deliver({}, {}, missing))).message).toMatch(/without list 4/);
    expect((await failure(deliver({}, {}, missing))).message).toMatch(/without list 4/);
    await deliver();
    expect(service.campaigns.map((campaign) => campaign.lists)).toEqual([[3, 5]]);
  });

  it('is not wrapped in a template of listmonk’s without a word', async () => {
    const variables = environment({ NEWSLETTER_LISTMONK_TEMPLATE: undefined });
    const { message, fix } = await failure(deliver({}, { at: SATURDAY }, variables));
    expect(message).toMatch(/makes another email of the draft/);
    expect(fix).toMatch(/NEWSLETTER_LISTMONK_TEMPLATE/);
    expect(service.campaigns.map(({ status }) => status)).toEqual(['draft']);
  });
});

describe('scheduling in listmonk', () => {
  it('schedules what it made, and does so once', async () => {
    await deliver({}, { at: SATURDAY });
    expect(service.campaigns).toMatchObject([
      { status: 'scheduled', send_at: '2026-11-21T14:00:00Z' },
    ]);
    const requests = changes(service).length;
    expect((await deliver({}, { at: SATURDAY })).done).toBe(
      'left it in listmonk as it is, scheduled',
    );
    expect((await deliver()).done).toBe('left it in listmonk as it is, scheduled');
    expect(changes(service)).toHaveLength(requests);
  });

  it('schedules a draft that was there', async () => {
    await deliver();
    await deliver({}, { at: SATURDAY });
    expect(service.campaigns.map(({ status }) => status)).toEqual(['scheduled']);
  });

  it.each([
    ['the issue has changed since', { title: 'Other' }, { at: SATURDAY }],
    ['for another time', {}, { at: SATURDAY.add({ hours: 1 }) }],
  ])('leaves it alone if %s', async (reason, facts, handing) => {
    await deliver({}, { at: SATURDAY });
    const before = structuredClone(service.campaigns);
    expect((await failure(deliver(facts, handing))).message).toContain(reason);
    expect(service.campaigns).toEqual(before);
  });

  it('refuses a time that is over before it asks anything', async () => {
    const at = local('2026-11-20T12:00');
    expect((await failure(deliver({}, { at }))).message).toMatch(/is over$/);
    expect(service.asked).toEqual([]);
  });

  it('knows that it was scheduled though the answer was lost', async () => {
    service.fault(`PUT ${CAMPAIGNS}/11/status`, 'cut after');
    expect((await deliver({}, { at: SATURDAY })).complete).toBe(true);
    expect(service.campaigns.map(({ status }) => status)).toEqual(['scheduled']);
  });

  it('says so when it was not scheduled', async () => {
    service.fault(`PUT ${CAMPAIGNS}/11/status`, 'cut before');
    expect((await failure(deliver({}, { at: SATURDAY }))).message).toMatch(
      /broke before it answered/,
    );
    await deliver({}, { at: SATURDAY });
    expect(service.campaigns.map(({ status }) => status)).toEqual(['scheduled']);
  });
});

describe('a listmonk that fails', () => {
  it.each(['cut after', 'silence'] as const)('has one draft after %s', async (fault) => {
    service.fault(`POST ${CAMPAIGNS}`, fault);
    expect((await deliver({}, { timeout: 300 })).done).toBe('made a draft in listmonk');
    expect(service.campaigns).toHaveLength(1);
    expect(changes(service)).toHaveLength(1);
  });

  it.each(['cut before', { status: 500, body: { message: 'pq: disk full' } }] as const)(
    'is not given the draft again by the same run after %s, but by the next',
    async (fault) => {
      service.fault(`POST ${CAMPAIGNS}`, fault);
      const { message, fix } = await failure(deliver());
      expect(message).toMatch(
        /^The connection to listmonk broke|has a fault of its own \(500\): pq: disk full$/,
      );
      expect(fix).toMatch(/^Run the command again: it looks for what is there already/);
      expect(changes(service)).toHaveLength(1);
      await deliver();
      expect(service.campaigns).toHaveLength(1);
    },
  );

  it('is asked again where once or twice is the same', async () => {
    service.fault(`GET ${CAMPAIGNS}`, 'cut before');
    await deliver();
    service.fault(`PUT ${CAMPAIGNS}/11`, 'cut after');
    await deliver({ title: 'Other' });
    expect(service.campaigns).toHaveLength(1);
    expect(service.campaigns[0]?.body).toContain('Other');
  });

  it('is told what it is: no program that we know', async () => {
    service.fault(`GET ${CAMPAIGNS}`, { status: 200, body: '<!doctype html><title>Shop</title>' });
    expect((await failure(deliver())).message).toBe(
      'listmonk answers in a way that this program doesn’t understand',
    );
  });

  it('says what a wrong token needs', async () => {
    const { message, fix } = await failure(
      deliver({}, {}, environment({ NEWSLETTER_LISTMONK_TOKEN: 'wrong' })),
    );
    expect(message).toBe('listmonk doesn’t let us in (403): invalid API credentials');
    expect(fix).toMatch(/NEWSLETTER_LISTMONK_USER and NEWSLETTER_LISTMONK_TOKEN/);
  });
});

describe('the plan for listmonk', () => {
  it('asks nobody anything', async () => {
    const { lines, obstacles } = await delivery().plan(await anIssue());
    expect(obstacles).toEqual([]);
    expect(Object.fromEntries(lines)).toMatchObject({
      Service: `listmonk at ${service.url}`,
      Lists: '3, 5',
    });
    expect(JSON.stringify(lines)).not.toContain(TOKEN);
    expect(service.asked).toEqual([]);
  });

  it.each([
    ['NEWSLETTER_LISTMONK_URL', undefined, 'is not set'],
    ['NEWSLETTER_LISTMONK_URL', 'lists', 'is no address'],
    ['NEWSLETTER_LISTMONK_URL', 'http://lists.example.com/', 'must start with https://'],
    [
      'NEWSLETTER_LISTMONK_URL',
      'https://a:secret@lists.example.com/',
      'must not have a password in it',
    ],
    ['NEWSLETTER_LISTMONK_USER', 'a:b', 'must be the name of an API user, without ":" or blanks'],
    ['NEWSLETTER_LISTMONK_TOKEN', 'secret\n', 'is empty, or has a blank or a line break in it'],
    ['NEWSLETTER_LISTMONK_LISTS', 'all', 'must be the numbers of lists, such as 3 or 3,5'],
    ['NEWSLETTER_LISTMONK_TEMPLATE', 'x', 'must be the number of a template'],
  ])('names %s=%s as wrong', async (name, value, reason) => {
    const variables = environment({ [name]: value });
    const { obstacles } = await delivery(variables).plan(await anIssue());
    expect(obstacles.map((obstacle) => obstacle.reason)).toEqual([`${name} ${reason}`]);
    expect(JSON.stringify(obstacles)).not.toContain('secret');
    expect((await failure(deliver({}, {}, variables))).message).toBe(`${name} ${reason}`);
  });

  it('refuses an email without a link that unsubscribes', async () => {
    const issue = await anIssue();
    const bare = { ...issue, email: { ...issue.email, html: '<p>Hello</p>' } };
    expect((await delivery().plan(bare)).obstacles[0]?.reason).toMatch(
      /no link to newsletter.unsubscribe.url/,
    );
    expect((await failure(delivery().deliver(bare, () => {}))).fix).toMatch(/footer\.mjml/);
    expect(service.asked).toEqual([]);
  });
});
