import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Peer, smtpPeer } from '../newsletter/delivery/smtp-peer.ts';
import { ran } from '../project-copy.ts';
import { AS_OF, DUE, ownProject } from './own-project.ts';

type Project = Awaited<ReturnType<typeof ownProject>>;

let root: string;
let changed: Project['changed'];
let git: Project['git'];
let peer: Peer;

/** Runs `send --via smtp` in the copy, its journal beside it. */
function send(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return ran(root, 'newsletter', ['send', '--via', 'smtp', '--journal', 'out/journal', ...args], {
    NEWSLETTER_SMTP_URL: peer.url,
    ...environment,
  });
}

beforeAll(async () => {
  peer = await smtpPeer();
  ({ root, changed, git } = await ownProject('send'));
  await writeFile(join(root, 'list.csv'), 'email,name\nann@one.test,Ann\nbob@two.test,Bob\n');
}, 240_000);

afterAll(() => peer.close());

describe('a dry run', () => {
  it('is what happens without --live: it says all, and does nothing', async () => {
    const { code, stdout } = await send(['--list', 'list.csv']);
    expect(code).toBe(0);
    for (const words of [
      'No. 7, 2026-W47',
      'Weekly Insights <weekly@insights.firm.test>',
      /Hash +[0-9a-f]{16}\n/,
      /To send +2\n/,
      'ann@one.test, bob@two.test',
      /Server +127\.0\.0\.1:\d+, without TLS, on this machine/,
      'Nothing was done: this is a dry run.',
    ]) {
      expect(stdout).toMatch(words);
    }
    expect(peer.received).toEqual([]);
  });

  it('names all that a live send would be refused for', async () => {
    await changed(DUE, (contents) => contents.replace('stories:', 'draft: true\nstories:'));
    const { code, stderr } = await send(['--list', 'list.csv', '--as-of', '2026-11-23T10:00']);
    git('checkout', '--quiet', DUE);
    expect(code).toBe(1);
    expect(stderr).toContain('content/issues/2026-W47.md is a draft');
    expect(stderr).toContain('There are changes that are not committed');
    expect(stderr).toContain('2026-W47 is more than a day late');
  });
});

describe('a test', () => {
  it('goes to those who are named, draft or not, marked in its subject', async () => {
    peer.received.length = 0;
    await changed(DUE, (contents) => contents.replace('stories:', 'draft: true\nstories:'));
    const { code } = await send(['--to', 'me@firm.test', '--to', 'you@firm.test', '--live']);
    git('checkout', '--quiet', DUE);
    expect(code).toBe(0);
    expect(peer.received.map(({ to }) => to)).toEqual(['me@firm.test', 'you@firm.test']);
    const { subject } = await PostalMime.parse(peer.received[0]?.bytes as Buffer);
    expect(subject).toMatch(/^\[Test\] /);
  });

  it('is for ten at most', async () => {
    const to = Array.from({ length: 11 }, (_, index) => ['--to', `r${index}@firm.test`]).flat();
    const { code, stderr } = await send([...to, '--live']);
    expect(code).toBe(1);
    expect(stderr).toContain('11 addresses are too many for a test');
  });
});

describe('a live send', () => {
  it.each([
    [[], 'Nobody confirmed that 2 recipients are meant'],
    [['--confirm', '3'], '3 is not the number of recipients: it is 2'],
    [['--confirm', '2', '--as-of', AS_OF], '--as-of does not go with --live'],
  ])('is refused with %j', async (args, reason) => {
    peer.received.length = 0;
    const { code, stderr } = await send(['--list', 'list.csv', '--live', ...args]);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(peer.received).toEqual([]);
  });

  it('is refused when another clock than the real one is set, but to this machine', async () => {
    const { code, stderr } = await send(['--list', 'list.csv', '--live', '--confirm', '2'], {
      NEWSLETTER_SMTP_URL: 'smtp://mail.firm.test',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('SOURCE_DATE_EPOCH');
  });

  it('is refused for a list that git would take in', async () => {
    await writeFile(join(root, 'people.txt'), 'email\nann@one.test\n');
    const { code, stderr } = await send(['--list', 'people.txt', '--live', '--confirm', '1']);
    await rm(join(root, 'people.txt'));
    expect(code).toBe(1);
    expect(stderr).toContain('people.txt is in a folder that git watches');
  });

  it('goes to everybody once, however often it is run', async () => {
    peer.received.length = 0;
    const first = await send(['--list', 'list.csv', '--live', '--confirm', '2']);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('2 accepted');
    const second = await send(['--list', 'list.csv', '--live', '--confirm', '2']);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('Nobody is left to send to');
    expect(peer.received.map(({ to }) => to).sort()).toEqual(['ann@one.test', 'bob@two.test']);
    expect(await readdir(join(root, 'out/journal'))).toContain('2026-W47.jsonl');
  });
});

describe('--via file', () => {
  it('writes the message, its HTML and its text, and nothing before --live', async () => {
    const args = ['send', '--via', 'file', '--out', 'out/elsewhere'];
    expect((await ran(root, 'newsletter', args)).stdout).toContain('out/elsewhere/2026-W47.eml');
    expect(await readdir(join(root, 'out'))).not.toContain('elsewhere');
    expect((await ran(root, 'newsletter', [...args, '--live'])).code).toBe(0);
    expect((await readdir(join(root, 'out/elsewhere'))).sort()).toEqual([
      '2026-W47.eml',
      '2026-W47.html',
      '2026-W47.txt',
    ]);
  });
});

describe('secrets', () => {
  it.each([
    ['smtp://user:s3cret@mail firm', 'NEWSLETTER_SMTP_URL is not the address'],
    ['smtps://user:s3cret@127.0.0.1:1/?s3cret=s3cret', 'something after its "?"'],
    ['smtps://user:s3cret@127.0.0.1:1', 'ECONNREFUSED'],
  ])('are not printed with %s', async (url, reason) => {
    const { stdout, stderr } = await send(['--to', 'me@firm.test', '--live'], {
      NEWSLETTER_SMTP_URL: url,
    });
    expect(stdout + stderr).toContain(reason);
    expect(stdout + stderr).not.toContain('s3cret');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
