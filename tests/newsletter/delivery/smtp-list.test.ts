import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticate } from 'mailauth';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/newsletter/delivery/delivery.ts';
import { recipientList } from '../../../src/newsletter/delivery/recipients.ts';
import { type ListOptions, smtpList } from '../../../src/newsletter/delivery/smtp-list.ts';
import { smtpSettings } from '../../../src/newsletter/delivery/smtp-settings.ts';
import { NOBODY, suppressionIn } from '../../../src/newsletter/delivery/suppression.ts';
import { site, urls } from '../../fixtures/site.ts';
import { fixtureIssue } from './fixture-issue.ts';
import { type Manners, type Peer, smtpPeer } from './smtp-peer.ts';

const issue = await fixtureIssue();
const CSV = 'email,name\nann@one.test,Ann\nbob@two.test,Bob\ncy@three.test,Cy\n';

let folder: string;
let peer: Peer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smtp-list-'));
});

afterEach(async () => {
  await peer.close();
  await rm(folder, { recursive: true });
});

async function listening(manners: Manners = {}): Promise<void> {
  peer = await smtpPeer(manners);
}

async function delivery(
  options: Partial<Omit<ListOptions, 'list'>> & { csv?: string; timeout?: number } = {},
  environment: Record<string, string> = {},
) {
  const { csv = CSV, timeout = 20, ...others } = options;
  return smtpList(
    {
      list: recipientList(Buffer.from(csv), 'list.csv'),
      suppression: NOBODY,
      journal: join(folder, 'journal', '2026-W11.jsonl'),
      settings: await smtpSettings({
        NEWSLETTER_SMTP_URL: `${peer.url}/?timeout=${timeout}`,
        ...environment,
      }),
      perMinute: 100_000,
      connections: 2,
      skipBad: false,
      retryUncertain: false,
      now: () => Temporal.Instant.from('2026-03-13T14:00:00Z'),
      ...others,
    },
    site,
    urls,
  );
}

async function sent(...args: Parameters<typeof delivery>) {
  const told: string[] = [];
  const outcome = await (await delivery(...args)).deliver(issue, (line) => told.push(line));
  return { ...outcome, told: told.join('\n') };
}

function summary(lines: readonly (readonly [string, string])[]): string | undefined {
  return lines.find(([label]) => label === 'So far')?.[1];
}

const addressees = () => peer.received.map(({ to }) => to).sort();

describe('a send to a list', () => {
  it('gives each recipient a message of their own, with the headers of a list', async () => {
    await listening();
    const { complete, lines } = await sent();
    expect(complete).toBe(true);
    expect(summary(lines)).toBe('3 accepted, 0 refused for good, 0 put off, 0 uncertain');
    expect(addressees()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
    const parsed = await Promise.all(peer.received.map(({ bytes }) => PostalMime.parse(bytes)));
    expect(new Set(parsed.map(({ messageId }) => messageId)).size).toBe(3);
    for (const [index, mail] of parsed.entries()) {
      expect(mail.to?.map(({ address }) => address)).toEqual([peer.received[index]?.to]);
      expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@fixture\.test>$/);
      expect(mail.subject).toBe(issue.assembled.subject);
      expect(mail.date).toBe('2026-03-13T13:00:00.000Z');
      expect(mail.text?.trim()).toBe(issue.email.text.trim());
      expect(mail.html?.trim()).toBe(issue.email.html.trim());
      const names = mail.headers.map(({ key }) => key);
      for (const name of [
        'list-id',
        'list-archive',
        'list-unsubscribe',
        'list-unsubscribe-post',
        'message-id',
        'date',
        'from',
        'to',
        'subject',
      ]) {
        expect(names.filter((key) => key === name)).toEqual([name]);
      }
    }
  });

  it('keeps a hostile name in its place', async () => {
    await listening();
    const name = '"<script>alert(1)</script>\r\nBcc: all@evil.test {{ x }} \u202eevil 😀"';
    await sent({ csv: `email,name\nann@one.test,${name}\n` });
    const [received] = peer.received;
    const mail = await PostalMime.parse(received?.bytes as Buffer);
    expect(mail.to).toEqual([
      {
        name: '<script>alert(1)</script> Bcc: all@evil.test {{ x }} evil 😀',
        address: 'ann@one.test',
      },
    ]);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.html?.trim()).toBe(issue.email.html.trim());
    expect(peer.received).toHaveLength(1);
  });

  it('is signed so that DKIM verifies, both headers of one-click unsubscribing included', async () => {
    await listening();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = join(folder, 'dkim.pem');
    await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await sent(
      {},
      {
        NEWSLETTER_DKIM_DOMAIN: 'fixture.test',
        NEWSLETTER_DKIM_SELECTOR: 'weekly',
        NEWSLETTER_DKIM_KEY_FILE: key,
      },
    );
    const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    const resolver = async (name: string, type: string) => {
      if (name === 'weekly._domainkey.fixture.test' && type === 'TXT') return [[record]];
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    };
    const verified = async (bytes: Buffer) => {
      const { dkim } = await authenticate(bytes, {
        ip: '127.0.0.1',
        helo: 'fixture.test',
        sender: 'weekly@fixture.test',
        resolver,
      });
      return dkim.results[0];
    };
    expect(peer.received).toHaveLength(3);
    for (const { bytes } of peer.received) {
      const result = await verified(bytes);
      expect(result?.status.result).toBe('pass');
      expect(result?.signingHeaders?.keys.toLowerCase().split(': ')).toEqual(
        expect.arrayContaining([
          'from',
          'to',
          'subject',
          'date',
          'message-id',
          'list-id',
          'list-unsubscribe',
          'list-unsubscribe-post',
        ]),
      );
      const changed = String(bytes).replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two');
      expect((await verified(Buffer.from(changed)))?.status.result).not.toBe('pass');
    }
  });
});

describe('a second run', () => {
  it('sends to nobody who has it', async () => {
    await listening();
    await sent();
    await sent();
    expect(addressees()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
    expect((await (await delivery()).plan(issue)).recipients).toBe(0);
  });

  it('tries again where the server said later, with the same Message-ID, and not where it said no', async () => {
    const tried: string[] = [];
    let busy = true;
    await listening({
      recipient(address) {
        tried.push(address);
        if (address === 'ann@one.test' && busy) return { code: 451, text: 'greylisted' };
        if (address === 'bob@two.test') return { code: 550, text: 'no such user' };
        return undefined;
      },
    });
    const first = await sent();
    expect(first.complete).toBe(false);
    expect(summary(first.lines)).toBe('1 accepted, 1 refused for good, 1 put off, 0 uncertain');
    busy = false;
    tried.length = 0;
    const second = await sent();
    expect(tried).toEqual(['ann@one.test']);
    expect(second.complete).toBe(true);
    expect(summary(second.lines)).toBe('2 accepted, 1 refused for good, 0 put off, 0 uncertain');
  });

  it('leaves alone those whose answer was lost, until it is told to send to them', async () => {
    let cut = true;
    await listening({
      message({ to }, hangUp) {
        if (to !== 'bob@two.test' || !cut) return undefined;
        hangUp();
        return 'silence';
      },
    });
    const first = await sent();
    expect(first.complete).toBe(false);
    expect(first.lines.filter(([label]) => label === 'Uncertain')).toHaveLength(1);
    cut = false;
    await sent();
    expect(addressees()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
    const third = await sent({ retryUncertain: true });
    expect(third.complete).toBe(true);
    expect(addressees().filter((to) => to === 'bob@two.test')).toHaveLength(2);
    const ids = await Promise.all(
      peer.received
        .filter(({ to }) => to === 'bob@two.test')
        .map(async ({ bytes }) => (await PostalMime.parse(bytes)).messageId),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('calls a server that does not answer uncertain, and goes on', async () => {
    await listening({ message: ({ to }) => (to === 'bob@two.test' ? 'silence' : undefined) });
    const { lines } = await sent({ timeout: 0.5 });
    expect(summary(lines)).toBe('2 accepted, 0 refused for good, 0 put off, 1 uncertain');
  });

  it('refuses to go on with another issue than the one begun', async () => {
    await listening();
    await sent();
    const changed = await fixtureIssue({ subject: 'Another' });
    const again = await delivery();
    await expect(again.plan(changed)).rejects.toThrow(/has been changed since its sending began/);
    await expect(again.deliver(changed, () => {})).rejects.toThrow(DeliveryError);
    expect(peer.received).toHaveLength(3);
  });
});

describe('a run that stops', () => {
  it('does so when there is no server, having marked nobody as refused for good', async () => {
    await listening();
    const stopped = await delivery();
    await peer.close();
    const told: string[] = [];
    const { complete, lines } = await stopped.deliver(issue, (line) => told.push(line));
    expect(complete).toBe(false);
    expect(told.join()).toContain('The server takes nothing from us');
    expect(summary(lines)).toContain('0 accepted, 0 refused for good');
    peer = await smtpPeer();
    await sent();
    expect(addressees()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
  });

  it('does so when twenty in a row are refused', async () => {
    await listening({ recipient: () => ({ code: 554, text: 'your network is blocked' }) });
    const csv = `email\n${Array.from({ length: 50 }, (_, index) => `r${index}@one.test`).join('\n')}`;
    const { told, lines } = await sent({ csv, connections: 1 });
    expect(told).toContain('20 recipients in a row were not accepted');
    expect(told).toContain('your network is blocked');
    expect(lines.find(([label]) => label === 'Left')?.[1]).toMatch(/^30;/);
  });

  it('does so when asked to, and the next run does the rest', async () => {
    const controller = new AbortController();
    await listening({
      message() {
        controller.abort();
        return undefined;
      },
    });
    const { lines } = await sent({ connections: 1, stop: controller.signal });
    expect(lines.find(([label]) => label === 'Left')?.[1]).toMatch(/^2;/);
    expect(summary(lines)).toBe('1 accepted, 0 refused for good, 0 put off, 0 uncertain');
    await sent();
    expect(addressees()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
  });
});

describe('the suppression list', () => {
  it('is honoured in the plan, and once more right before each attempt', async () => {
    const file = join(folder, 'suppressed.txt');
    await writeFile(file, '# left us\nBOB@two.test\n');
    // Cy leaves while Ann's message is on its way.
    await listening({
      message() {
        writeLater.resolve(writeFile(file, 'bob@two.test\ncy@three.test\n'));
        return undefined;
      },
    });
    const writeLater = Promise.withResolvers<void>();
    const options = { suppression: suppressionIn(file), connections: 1 };
    expect((await (await delivery(options)).plan(issue)).recipients).toBe(2);
    const slow = await delivery({
      ...options,
      suppression: {
        ...options.suppression,
        async has(address) {
          if (peer.received.length > 0) await writeLater.promise;
          return options.suppression.has(address);
        },
      },
    });
    await slow.deliver(issue, () => {});
    expect(addressees()).toEqual(['ann@one.test']);
  });
});

describe('the plan', () => {
  it('refuses a list that belongs with a list manager', async () => {
    await listening();
    const csv = `email\n${Array.from({ length: 2001 }, (_, index) => `r${index}@one.test`).join('\n')}`;
    const { obstacles } = await (await delivery({ csv })).plan(issue);
    expect(obstacles.map(({ reason }) => reason)).toEqual(['2001 recipients are more than 2000']);
    expect(obstacles[0]?.fix).toContain('listmonk');
  });

  it.each([
    ['fixture.test', []],
    ['test', []],
    ['mail.fixture.test', ['DKIM signs for mail.fixture.test']],
    ['ture.test', ['DKIM signs for ture.test']],
  ])('refuses a signature that receivers would not count: by %s', async (domain, expected) => {
    await listening();
    const settings = await smtpSettings({ NEWSLETTER_SMTP_URL: peer.url });
    const dkim = { domain, selector: 'weekly', privateKey: '' };
    const plan = await (await delivery({ settings: { ...settings, dkim } })).plan(issue);
    expect(plan.obstacles.map(({ reason }) => reason.split(',')[0])).toEqual(expected);
  });

  it('names each bad row with its line, and waits until they are mended or left out', async () => {
    await listening();
    const csv = `${CSV}not an address,\nANN@one.test,Ann again\n`;
    const plan = await (await delivery({ csv })).plan(issue);
    expect(plan.lines).toContainEqual(['Line 5', '"not an address" is not a mail address']);
    expect(plan.lines).toContainEqual(['Line 6', 'ANN@one.test stands above already']);
    expect(plan.obstacles).toHaveLength(1);
    const skipping = await (await delivery({ csv, skipBad: true })).plan(issue);
    expect(skipping.obstacles).toEqual([]);
    expect(skipping.recipients).toBe(3);
  });

  it('writes nothing and asks the server nothing', async () => {
    await listening();
    await mkdir(join(folder, 'journal'));
    await (await delivery()).plan(issue);
    await expect(stat(join(folder, 'journal', '2026-W11.jsonl'))).rejects.toThrow('ENOENT');
    expect(peer.received).toEqual([]);
  });
});

describe('the journal of a send', () => {
  it('says attempting before each end, and is for its owner only', async () => {
    await listening();
    await sent();
    const file = join(folder, 'journal', '2026-W11.jsonl');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const [head, ...records] = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toEqual({
      journal: 1,
      list: 'weekly.fixture.test',
      week: '2026-W11',
      hash: issue.hash,
    });
    const steps = Map.groupBy(records, ({ to }) => to);
    expect([...steps.keys()].sort()).toEqual(['ann@one.test', 'bob@two.test', 'cy@three.test']);
    for (const some of steps.values()) {
      expect(some.map(({ step }) => step)).toEqual(['attempting', 'accepted']);
      expect(some.every(({ at }) => at === '2026-03-13T14:00:00.000Z')).toBe(true);
    }
  });
});
