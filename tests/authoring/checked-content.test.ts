import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkedContent, contentForIssue } from '../../src/authoring/checked-content.ts';
import type { Content } from '../../src/blog/content.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { ContentError } from '../../src/blog/problem.ts';
import { site, urls } from '../../src/site.config.ts';
import { projectCopy } from '../project-copy.ts';

const STORY = 'content/posts/2026/2026-11-10-a-survey-no-one-acts-on.md';
const OTHER = 'content/posts/2026/2026-10-20-small-steady-improvements.md';
const OTHER_MDX = 'content/posts/2026/2026-11-17-what-callers-wanted-to-say.mdx';
const ISSUE = 'content/issues/2026-W46.md';
const OTHER_ISSUE = 'content/issues/2026-W41.md';
const MISTAKE = '\n\n![Nothing](../../pictures/nowhere.png)\n';

let root: string;

beforeEach(async () => {
  root = await projectCopy('checked-content');
});

const w46 = ({ issues }: Content): Issue => {
  const issue = issues.find(({ week }) => week === '2026-W46');
  if (!issue) throw new Error('There is no issue of 2026-W46');
  return issue;
};

/** The files in which problems are found. */
async function filesAtFault(reading: Promise<unknown>): Promise<string[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ file }) => file);
  }
}

describe('the content for one issue', () => {
  it('is all content, with the issue that is meant', async () => {
    const { content, issue } = await contentForIssue(root, site, urls, w46);
    expect(issue.week).toBe('2026-W46');
    expect(content.posts.map(({ id }) => id)).toEqual(
      (await checkedContent(root, site, urls)).posts.map(({ id }) => id),
    );
  });

  it('is checked in the texts that the issue is made from, and only there', async () => {
    for (const file of [STORY, OTHER, ISSUE, OTHER_ISSUE]) {
      await appendFile(join(root, file), MISTAKE);
    }
    await appendFile(join(root, OTHER_MDX), '\n\n<Chart />\n');
    expect((await filesAtFault(contentForIssue(root, site, urls, w46))).sort()).toEqual([
      ISSUE,
      STORY,
    ]);
    expect((await filesAtFault(checkedContent(root, site, urls))).sort()).toEqual([
      OTHER_ISSUE,
      ISSUE,
      OTHER,
      STORY,
      OTHER_MDX,
    ]);
  });
});
