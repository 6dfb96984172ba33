import type { Content } from '../../src/blog/content.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { repeatedLinks } from '../../src/newsletter/repeated-links.ts';
import { urls } from '../../src/site.config.ts';

/** What an editor may want to know of an issue, and nobody has to act upon: links that readers had not long ago. */
export async function issueNotes(issue: Issue, content: Content): Promise<string[]> {
  const repeated = await repeatedLinks(issue, content, urls);
  return repeated.map(
    ({ url, place, before }) =>
      `Note: ${url}, in ${place} of ${issue.week}, was in the issue of ${before} already.`,
  );
}
