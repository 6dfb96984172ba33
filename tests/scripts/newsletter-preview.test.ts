import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { launchedChromium } from '../browser/chromium.ts';
import { inContext } from '../browser/in-context.ts';
import { projectCopy, ran } from '../project-copy.ts';

const POST = 'content/posts/2026/2026-11-10-read-the-complaint-aloud.md';

const browser = await launchedChromium();
afterAll(() => browser?.close());

describe('a preview', () => {
  it('is a page beside the files of the email, and says where', async () => {
    const root = await projectCopy('preview');
    const { code, stdout } = await ran(root, 'newsletter', ['preview', '2026-W45']);
    expect(code).toBe(0);
    expect(stdout).toContain('out/newsletter/2026-W45/preview/index.html');
    expect(await readdir(join(root, 'out/newsletter/2026-W45'))).toEqual([
      'email.eml',
      'email.html',
      'email.mjml',
      'email.txt',
      'preview',
    ]);
  });
});

describe('a mistake in a template', () => {
  it.each([
    ['masthead', '{{ site.name }}', '{{ site.nam }}', /^FILE:3:\d+\n.*site\.nam$/m],
    ['masthead', '{{ issue.day }}', '{{ issue.day', /^FILE:4:\d+\n.*not closed$/m],
    [
      'masthead',
      '<mj-divider border-width',
      '<mj-divider colour="red" border-width',
      /^FILE:5\n {2}mj-divider: Attribute colour is illegal$/m,
    ],
    [
      'story',
      '<mj-text css-class="ink title">',
      '<mj-text padding="wide">',
      /^FILE:11\n {2}mj-text: Attribute padding has invalid value: wide/m,
    ],
    ['story', '<mj-divider />', '<mj-rule />', /^FILE:21\n {2}Element mj-rule doesn't exist/m],
    [
      'footer',
      '<mj-section padding="20px 24px 40px">',
      '<mj-include path="a.mjml" /><mj-section>',
      /^FILE:1\n {2}mj-include: MJML reads no other file here/m,
    ],
  ])('is said like an author’s: in %s.mjml, %s made to %s', async (name, right, wrong, said) => {
    const root = await projectCopy('preview-template');
    const template = `src/newsletter/templates/${name}.mjml`;
    const file = join(root, template);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(right, wrong));
    const { code, stderr } = await ran(root, 'newsletter', ['preview', '2026-W45']);
    expect(code).toBe(1);
    expect(stderr.replaceAll(template, 'FILE')).toMatch(said);
    expect(stderr).toContain('Fix: ');
    expect(stderr).toContain('\n\n1 problem; nothing was written.');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

/** The command that watches, with the address that it says first. */
async function watching(root: string): Promise<{ command: ChildProcess; url: string }> {
  const args = [join('scripts', 'newsletter.ts'), 'preview', '2026-W46', '--watch'];
  const command = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  command.stderr.resume();
  for await (const line of createInterface({ input: command.stdout })) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url) return { command, url };
  }
  throw new Error('It said no address');
}

/** The status of the answer to a request that names another host, which `fetch` would not send. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const [response] = await once(get(url, { headers: { host } }), 'response');
  response.resume();
  return response.statusCode;
}

// Each change is a run of the command, which takes its time on a busy machine.
describe.skipIf(!browser)('a preview that is watched', { timeout: 300_000 }, () => {
  it('follows the content and the templates, shows what is wrong with them, and ends cleanly', () =>
    inContext(browser, {}, async (page) => {
      const root = await projectCopy('preview-watch');
      const { command, url } = await watching(root);
      try {
        const change = async (file: string, what: string, by: string) => {
          const before = await readFile(join(root, file), 'utf8');
          const after = before.replace(what, by);
          expect(after).not.toBe(before);
          await writeFile(join(root, file), after);
        };
        const email = page.frameLocator('iframe').frameLocator('iframe >> nth=0');
        const problem = page.getByRole('alert');
        page.setDefaultTimeout(120_000);
        await page.goto(url);
        await email.getByRole('heading', { name: 'Read the complaint aloud' }).waitFor();
        expect(await problem.isVisible()).toBe(false);

        await change(POST, 'title: Read the complaint aloud', 'title: Read it twice');
        await email.getByRole('heading', { name: 'Read it twice' }).waitFor();

        await change(
          'src/newsletter/templates/masthead.mjml',
          '{{ site.name }}',
          'Fresh {{ site.name }}',
        );
        await email.getByRole('heading', { name: 'Fresh Weekly Insights' }).waitFor();

        await change(POST, 'topics: [', 'topics: [servce, ');
        await problem.waitFor();
        expect(await problem.textContent()).toMatch(
          /read-the-complaint-aloud\.md:\d+.*"servce".*Fix: /s,
        );
        expect(await problem.textContent()).not.toMatch(/^\s+at /m);
        await email.getByRole('heading', { name: 'Read it twice' }).waitFor();

        await change(POST, 'title: Read it twice', 'title: Read it once more');
        await change(POST, 'servce, ', '');
        await email.getByRole('heading', { name: 'Read it once more' }).waitFor();
        expect(await problem.isVisible()).toBe(false);

        command.kill('SIGINT');
        expect(await once(command, 'exit')).toEqual([0, null]);
        await page.getByText('The preview command has ended').waitFor();
      } finally {
        command.kill('SIGKILL');
      }
    }));

  it('answers this machine only, by its own name', async () => {
    const root = await projectCopy('preview-names');
    const { command, url } = await watching(root);
    try {
      expect(new URL(url).hostname).toBe('127.0.0.1');
      expect((await fetch(url)).status).toBe(200);
      expect(await statusFor(url, 'rebound.example:80')).toBe(403);
      expect((await fetch(new URL('..%2f..%2f..%2fpackage.json', url))).status).toBe(404);
    } finally {
      command.kill('SIGINT');
      await once(command, 'exit');
    }
  });
});
