import { join } from 'node:path';
import type { Issue } from '../../../src/blog/issue.ts';
import { renderedIssue } from '../../../src/newsletter/delivery/rendered-issue.ts';
import { readContent } from '../../../src/sources/files.ts';
import { site, urls } from '../../fixtures/site.ts';

const content = await readContent(join(import.meta.dirname, '../../fixtures/publication'), site);

/** The issue of the fixture publication as a delivery is given it, with what a test changes of it. */
export function fixtureIssue(changes: Partial<Issue> = {}) {
  const [issue] = content.issues as [Issue];
  return renderedIssue({ ...issue, ...changes }, content, site, urls);
}
