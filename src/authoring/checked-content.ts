import type { Content } from '../blog/content.ts';
import { ContentError, type Problem } from '../blog/problem.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { portableHtml, siteDestinations } from '../portable/portable-html.ts';
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
  const notes = content.issues.map(({ file, note }) => ({ file, body: note }));
  const problems: Problem[] = [...content.posts, ...content.pages, ...notes].flatMap((text) =>
    textProblems(text, content.pictures),
  );
  for (const post of content.posts.filter(({ file }) => file.endsWith('.mdx'))) {
    try {
      await portableHtml(post, siteDestinations(urls));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
  return content;
}
