import type { Content } from '../blog/content.ts';
import type { Issue } from '../blog/issue.ts';
import { ContentError, type Problem } from '../blog/problem.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { portableHtml, type Source, siteDestinations } from '../portable/portable-html.ts';
import { readContent } from '../sources/files.ts';
import { textProblems } from './text-problems.ts';

/**
 * All content below a project's root, known to be right before anything is made of it: front
 * matter, what files have to do with each other, pictures, links and HTML in texts, and the
 * components in MDX.
 *
 * @throws {ContentError} with every problem found
 */
export async function checkedContent(root: string, site: Site, urls: Urls): Promise<Content> {
  const content = await readContent(root, site);
  const { posts, pages, issues } = content;
  await checkTexts([...posts, ...pages, ...issues.map(noteOf)], content, urls);
  return content;
}

/**
 * All content with one of its issues, for what is made of that issue alone: front matter is checked
 * everywhere, texts only where the issue has them from. With thousands of posts, checking each text
 * takes many times as long as making the email.
 *
 * @param issueOf the issue that is meant
 * @throws {ContentError} with every problem found
 */
export async function contentForIssue(
  root: string,
  site: Site,
  urls: Urls,
  issueOf: (content: Content) => Issue,
): Promise<{ content: Content; issue: Issue }> {
  const content = await readContent(root, site);
  const issue = issueOf(content);
  const ids = new Set([...issue.stories, issue.archive]);
  const posts = content.posts.filter(({ id }) => ids.has(id));
  await checkTexts([...posts, noteOf(issue)], content, urls);
  return { content, issue };
}

function noteOf({ file, note }: Issue): Source {
  return { file, body: note };
}

/** @throws {ContentError} with every problem found */
async function checkTexts(
  texts: readonly Source[],
  { pictures }: Pick<Content, 'pictures'>,
  urls: Urls,
): Promise<void> {
  const problems: Problem[] = texts.flatMap((text) => textProblems(text, pictures));
  for (const text of texts.filter(({ file }) => file.endsWith('.mdx'))) {
    try {
      await portableHtml(text, siteDestinations(urls));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
}
