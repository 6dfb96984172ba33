import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TestProject } from 'vitest/node';
import { PROJECT, projectCopy, ran } from './project-copy.ts';
import { LISTMONK } from './sign-ups.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The project's root after a build. */
    built: string;
    /** Another one, built elsewhere, in another time zone and locale. */
    builtElsewhere: string;
    /** One whose site lives below `/insights/` and has listmonk’s sign-up, with a post that has every component, a draft, a scheduled, an unlisted and a changed post, each with a comment, and pictures wherever one can be; its newest issue has all that an issue can have; the changed post has old addresses and a post of the same day a year before, which has two tables with the same heads, and its comment is hostile. */
    builtBelow: string;
  }
}

/** Builds the site three times, for all the tests that look at what a build makes. */
export default async function setup({ provide }: TestProject): Promise<void> {
  const built = await projectCopy('site');
  const builtElsewhere = await projectCopy('some where/else/entirely');
  const builtBelow = await projectCopy('below');
  await configured(builtBelow, /(\n {2}url: 'https:\/\/[^/]+)\/'/, "$1/insights/'");
  await configured(builtBelow, /signUp: \{[^}]*\}/, `signUp: ${JSON.stringify(LISTMONK)}`);
  await addSpecialPosts(builtBelow);
  await addPictures(builtBelow);
  await Promise.all([
    successful(built, { TZ: 'UTC' }),
    successful(builtElsewhere, {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'de_AT.UTF-8',
      NODE_ENV: 'development',
      DEV: '1',
    }),
  ]);
  await successful(builtBelow, { TZ: 'America/New_York' });
  provide('built', built);
  provide('builtElsewhere', builtElsewhere);
  provide('builtBelow', builtBelow);
}

async function successful(root: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const { code, stderr } = await ran(root, 'build', [], environment);
  if (code !== 0) throw new Error(`The build in ${root} failed:\n${stderr}`);
}

/** Changes a fact of a copy's site configuration. */
async function configured(root: string, fact: RegExp, changed: string): Promise<void> {
  const file = join(root, 'src/site.config.ts');
  const before = await readFile(file, 'utf8');
  const after = before.replace(fact, changed);
  if (after === before) throw new Error(`The site configuration has no ${fact}`);
  await writeFile(file, after);
}

async function addSpecialPosts(root: string): Promise<void> {
  const post = (title: string, date: string, more = '') =>
    `---\ntitle: ${title}\ndate: ${date}\ntopics: [service]\nauthors: [editors]\n${more}---\n\nText of it.\n`;
  const folder = join(root, 'content/posts/2026');
  await writeFile(
    join(folder, '2026-11-18-a-draft.md'),
    post('A draft', '2026-11-18', 'draft: true\naliases: [/insights/draft.html]\n'),
  );
  await cp(
    join(PROJECT, 'tests/fixtures/every-component.mdx'),
    join(folder, '2026-11-16-every-component.mdx'),
  );
  await writeFile(
    join(folder, '2026-11-22-scheduled.md'),
    post('Scheduled for a second later', '2026-11-22T12:00:01'),
  );
  await writeFile(
    join(folder, '2026-11-16-changed.md'),
    post(
      'Changed since',
      '2026-11-16',
      'updated: 2026-11-17T10:00\naliases: [/insights/old/place, /insights/older/place/, /insights/2012/02/caf%C3%A9.html]\n',
    ) +
      'With [a link to elsewhere](https://example.org/there) and two notes.[^1][^2]\n\n[^1]: One.\n[^2]: Two.\n',
  );
  await writeFile(
    join(root, 'content/posts/2025/2025-11-16-a-year-before.md'),
    `${post('A year before', '2025-11-16T20:00')}${'\n| Month | Calls |\n| --- | ---: |\n| May | 1 |\n'.repeat(2)}`,
  );
  await writeFile(
    join(folder, '2026-11-18-unlisted.md'),
    post('Unlisted', '2026-11-18', 'unlisted: true\n'),
  );
  for (const [id, text] of Object.entries(SPECIAL_COMMENTS)) {
    const comments = join(root, 'content/comments', id);
    await mkdir(comments, { recursive: true });
    await writeFile(
      join(comments, `2026-11-19-on-${id.slice(11)}.md`),
      `---\nauthor: Ann <b>\ndate: 2026-11-19T10:00\nstatus: approved\n---\n\n${text}\n`,
    );
  }
}

async function addPictures(root: string): Promise<void> {
  const chairs = 'Two chairs';
  await appendFile(
    join(root, 'content/posts/2026/2026-11-16-changed.md'),
    `\n![${chairs}](../../pictures/two-chairs.png)\n\n![A pole][p]\n\n[p]: ../../pictures/upright.jpg\n`,
  );
  // A photograph as telephones make them: it lies on its side, and says that it stands (Exif 2.3, Orientation).
  await sharp({ create: { width: 900, height: 300, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .toFile(join(root, 'content/pictures/upright.jpg'));
  await writeFile(
    join(root, 'content/posts/2026/2026-11-17-pictures.mdx'),
    `---
title: Pictures below a cover
date: 2026-11-17
topics: [service]
authors: [editors]
cover: { src: ../../pictures/opened-parcel.png, alt: A parcel }
---

Text of it.

![${chairs}](../../pictures/two-chairs.png)

<Figure src="../../pictures/two-chairs.png" alt="${chairs}" />
`,
  );
  await appendFile(
    join(root, 'content/pages/services.md'),
    `\n![${chairs}](../pictures/two-chairs.png)\n`,
  );
  const issue = join(root, 'content/issues/2026-W46.md');
  await writeFile(
    issue,
    `${(await readFile(issue, 'utf8')).replace('\nlead: ', `\n${MORE}\nlead: `)}\n![A parcel](../pictures/opened-parcel.png)\n`,
  );
}

/** What an issue can have besides its stories. */
const MORE = `leadInFull: true
archive: 2025-11-16-a-year-before
sponsor: { name: Nut & Daughters, url: https://nut.test/, disclosure: They paid for a place. }`;

/** Approved comments by the ids of their posts. */
const SPECIAL_COMMENTS = {
  '2026-11-18-a-draft': 'On A draft.',
  '2026-11-22-scheduled': 'On Scheduled for a second later.',
  '2026-11-18-unlisted': 'On what is kept quiet.',
  '2026-11-16-changed': [
    '<script>document.title = "taken"</script>',
    '</article></section><style>body { display: none }</style>',
    'A <img src="x" onerror="alert(1)"> and [a link](javascript:alert(1)), ![one](no-such.png)',
    `${'>'.repeat(2000)} deep \u202e\u0001 ]]>`,
  ].join('\n\n'),
};
