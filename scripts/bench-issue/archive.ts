import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { weekEnd, weekOf, weekStart } from '../../src/blog/calendar.ts';
import { type Dice, diceOf } from '../../src/covers/dice.ts';
import { site } from '../../src/site.config.ts';

/** What a project is beside its content. */
const PARTS = ['src', 'scripts', 'package.json', 'tsconfig.json'];

const NEWEST_WEEK = '2026-W46';
const POSTS_A_WEEK = 5;

/** Archives of every size have these issues; the posts before them are older than the first. */
const ISSUES = 10;

/** Every so many posts are MDX with a component. */
const MDX_EVERY = 20;

const PARAGRAPHS = 9;
const SENTENCES = 5;
const WORDS_A_SENTENCE = 13;

/**
 * Writes a project with an archive of so many posts, each of about 600 words, and ten issues. The
 * newest fifty posts and the issues are the same in every archive.
 */
export async function writeArchive(project: string, root: string, count: number): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const part of PARTS) await cp(join(project, part), join(root, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  const monday = weekStart(NEWEST_WEEK, site.timeZone);
  for (let age = 0; age < count; age += 1) {
    const { file, text } = post(age, monday);
    await put(root, file, text);
  }
  for (let age = 0; age < ISSUES; age += 1) {
    const { file, text } = issue(age, monday);
    await put(root, file, text);
  }
}

async function put(root: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

/** On which day the post of an age appeared: every working day has one. */
function dayOf(age: number, monday: Temporal.ZonedDateTime): string {
  const weeks = Math.floor(age / POSTS_A_WEEK);
  const days = POSTS_A_WEEK - 1 - (age % POSTS_A_WEEK);
  return monday.subtract({ weeks }).add({ days }).toPlainDate().toString();
}

function idOf(age: number, monday: Temporal.ZonedDateTime): string {
  return `${dayOf(age, monday)}-post-of-age-${age}`;
}

function post(age: number, monday: Temporal.ZonedDateTime) {
  const dice = diceOf(`post ${age}`);
  const day = dayOf(age, monday);
  const isMdx = age % MDX_EVERY === 0;
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => paragraph(dice));
  const link = `See [${sentence(dice).slice(0, -1)}](https://example.org/${age}).`;
  const list = Array.from({ length: 3 }, () => `- ${sentence(dice)}`).join('\n');
  const body = [
    ...paragraphs.slice(0, 3),
    `## What "customers" said, and didn't`,
    ...paragraphs.slice(3, 6),
    list,
    ...(isMdx ? [`<Callout title="In short">\n\n${sentence(dice)}\n\n</Callout>`] : []),
    ...paragraphs.slice(6),
    link,
  ];
  const topics = Object.keys(site.topics);
  const text = `---
title: ${age % 3 === 0 ? 'What’s said' : "What's said"} of post ${age}, and ${sentence(dice).slice(0, 40).trim()}
date: ${day}T10:00
${age % 2 === 0 ? `summary: ${sentence(dice)}${age % 4 === 0 ? ` It's so.` : ''}\n` : ''}topics: [${topics[age % topics.length]}, ${topics[(age + 1) % topics.length]}]
authors: [${Object.keys(site.authors)[0]}]
---

${body.join('\n\n')}
`;
  return {
    file: `content/posts/${day.slice(0, 4)}/${idOf(age, monday)}.${isMdx ? 'mdx' : 'md'}`,
    text,
  };
}

function issue(age: number, monday: Temporal.ZonedDateTime) {
  const dice = diceOf(`issue ${age}`);
  const week = weekOf(monday.subtract({ weeks: age }));
  const stories = Array.from({ length: POSTS_A_WEEK }, (_, index) =>
    idOf(age * POSTS_A_WEEK + index, monday),
  );
  const instant = (at: Temporal.ZonedDateTime) =>
    at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
  const text = `---
number: ${ISSUES - age}
week: ${week}
window:
  from: ${instant(weekStart(week, site.timeZone))}
  to: ${instant(weekEnd(week, site.timeZone))}
subject: ${sentence(dice).slice(0, 60).trim()}
preheader: ${sentence(dice).slice(0, 90).trim()}
lead: ${stories[0]}
stories: [${stories.join(', ')}]
---

${paragraph(dice)} [${sentence(dice).slice(0, -1)}](https://example.com/${age}).
`;
  return { file: `content/issues/${week}.md`, text };
}

function paragraph(dice: Dice): string {
  return Array.from({ length: SENTENCES }, () => sentence(dice)).join(' ');
}

function sentence(dice: Dice): string {
  const words = Array.from({ length: WORDS_A_SENTENCE }, () => dice.pick(WORDS));
  const [first = '', ...rest] = words;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
}

const WORDS = [
  'customer',
  'promise',
  'desk',
  'survey',
  'call',
  'queue',
  'parcel',
  'letter',
  'memory',
  'door',
  'team',
  'morning',
  'answer',
  'complaint',
  'firm',
  'budget',
  'visit',
  'name',
  'colleague',
  'week',
  'remembers',
  'keeps',
  'asks',
  'waits',
  'listens',
  'writes',
  'explains',
  'forgets',
  'returns',
  'the',
  'a',
  'every',
  'one',
  'this',
  'their',
  'with',
  'for',
  'before',
  'after',
  'without',
  'kind',
  'small',
  'slow',
  'honest',
  'plain',
  'loyal',
  'busy',
  'and',
  'but',
  'because',
  'when',
] as const;
