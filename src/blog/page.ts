import { z } from 'zod';
import { textSchema as text } from './text-schemas.ts';
import { typographic } from './typography.ts';

/** The front matter of a page in `content/pages/`. */
export const pageSchema = z.strictObject({
  /** The page's only main heading; plain text. */
  title: text.describe('The title, as plain text.'),
  /** For search engines and link previews; plain text. */
  summary: text
    .max(300, 'must be at most 300 characters')
    .describe('One or two sentences for search engines and link previews.'),
});

/** An undated piece of writing. */
export type Page = z.output<typeof pageSchema> & {
  /** The last part of its URL: the name of its file. */
  slug: string;
  /** Path from the project's root. */
  file: string;
  /** Markdown. */
  body: string;
};

/** The slug that a page's path says, `content/pages/<slug>.md`, or undefined for a path that is no page's. */
export function pageSlug(file: string): string | undefined {
  return /^content\/pages\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file)?.[1];
}

/** The page that a file of `content/pages` holds; its front matter is already checked. */
export function pageFrom({
  file,
  frontMatter,
  body,
}: {
  file: string;
  frontMatter: z.output<typeof pageSchema>;
  body: string;
}): Page {
  const slug = pageSlug(file);
  if (!slug) throw new Error(`${file} is not the path of a page`);
  return {
    title: typographic(frontMatter.title),
    summary: typographic(frontMatter.summary),
    slug,
    file,
    body,
  };
}
