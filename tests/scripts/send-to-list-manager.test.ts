import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type FakeListmonk,
  fakeListmonk,
  TOKEN,
  USER,
} from '../newsletter/delivery/fake-listmonk.ts';
import { ran } from '../project-copy.ts';
import { DUE, ownProject } from './own-project.ts';

type Project = Awaited<ReturnType<typeof ownProject>>;

let root: string;
let changed: Project['changed'];
let git: Project['git'];
let service: FakeListmonk;

function send(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return ran(root, 'newsletter', ['send', ...args], {
    NEWSLETTER_LISTMONK_URL: service.url,
    NEWSLETTER_LISTMONK_USER: USER,
    NEWSLETTER_LISTMONK_TOKEN: TOKEN,
    NEWSLETTER_LISTMONK_LISTS: '3',
    NEWSLETTER_LISTMONK_TEMPLATE: '2',
    ...environment,
  });
}

beforeAll(async () => {
  service = await fakeListmonk(Temporal.Instant.from('2026-11-22T14:00:00Z'));
  ({ root, changed, git } = await ownProject('send-to-list-manager'));
}, 240_000);

beforeEach(() => {
  service.asked.length = 0;
});

afterAll(() => service[Symbol.asyncDispose]());

describe('send --via listmonk', () => {
  it('says without --live what it would do, and asks nobody anything', async () => {
    const { code, stdout } = await send(['--via', 'listmonk', '--schedule', '2026-11-23T09:00']);
    expect(stdout).toMatch(
      /Would +make a draft campaign, or update the one with the tag weekly-insights\.insights\.firm\.test:2026-W47\n/,
    );
    expect(stdout).toMatch(/Then +schedule it for 2026-11-23T09:00/);
    expect(stdout).toContain('Nothing was done: this is a dry run.');
    expect(code).toBe(0);
    expect(service.asked).toEqual([]);
  });

  it('makes one draft, however often it is run', async () => {
    const first = await send(['--via', 'listmonk', '--live']);
    expect(first.stdout).toMatch(/Done +made a draft in listmonk\n/);
    const second = await send(['--via', 'listmonk', '--live']);
    expect(second.stdout).toMatch(/Done +left the draft in listmonk as it is\n/);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(service.campaigns.map(({ status }) => status)).toEqual(['draft']);
    expect(first.stdout + first.stderr + second.stdout + second.stderr).not.toContain(TOKEN);
  });

  it('shows a refusal as text, with what to do', async () => {
    const { code, stderr } = await send(['--via', 'listmonk', '--live'], {
      NEWSLETTER_LISTMONK_TOKEN: 'wr0ng-t0ken',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^listmonk doesn’t let us in \(403\): invalid API credentials\.\nFix: Check NEWSLETTER_LISTMONK_USER/,
    );
    expect(stderr).not.toMatch(/\n {4}at |wr0ng/);
  });

  it('makes nothing of changes that are not committed', async () => {
    await changed(DUE, (contents) => contents.replace(/^subject: .*$/m, 'subject: Changed'));
    const { code, stderr } = await send(['--via', 'listmonk', '--live']);
    git('checkout', '--quiet', DUE);
    expect(code).toBe(1);
    expect(stderr).toContain('There are changes that are not committed');
    expect(service.asked).toEqual([]);
  });

  it.each([
    [['--via', 'listmonk', '--schedule', '2026-11-23'], 'It needs a time of day too'],
    [['--via', 'listmonk', '--schedule', '2026-11-22T08:00', '--live'], '2026-11-22T08:00 is over'],
    [['--via', 'listmonk', '--to', 'me@firm.test', '--live'], 'which keeps the list itself'],
    [
      ['--via', 'file', '--schedule', '2026-11-23T09:00', '--live'],
      '--schedule does not go with --via file',
    ],
    [
      ['--via', 'smtp', '--schedule', '2026-11-23T09:00', '--live'],
      '--schedule does not go with --via smtp',
    ],
    [['--via', 'buttondown', '--live'], 'SOURCE_DATE_EPOCH'],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await send(args);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(service.asked).toEqual([]);
  });

  it('names every setting that is missing', async () => {
    const { stderr } = await send(['--via', 'listmonk'], {
      NEWSLETTER_LISTMONK_URL: undefined,
      NEWSLETTER_LISTMONK_TOKEN: undefined,
    });
    expect(stderr).toContain('NEWSLETTER_LISTMONK_URL, NEWSLETTER_LISTMONK_TOKEN are not set.');
  });
});
