import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { imageSizeFromFile } from 'image-size/fromFile';
import type { z } from 'zod';
import { commentFrom, commentPath, commentSchema } from '../blog/comment.ts';
import { conflicts } from '../blog/conflicts.ts';
import type { Content, PictureSize } from '../blog/content.ts';
import { issueFrom, issueSchema, issueWeek } from '../blog/issue.ts';
import { pageFrom, pageSchema, pageSlug } from '../blog/page.ts';
import { type PostFrontMatter, postFrom, postPath, postSchema } from '../blog/post.ts';
import { ContentError, type Problem } from '../blog/problem.ts';
import { problemsOf } from '../blog/schema-problems.ts';
import type { Site } from '../blog/site.ts';
import { frontMatterOf, textBelow } from './front-matter.ts';

/** A kind of content: where its files may stand, and what they hold. */
type Kind<Schema extends z.ZodType, Item> = {
  folder: string;
  /** Whether a path is one of this kind. */
  matches: (file: string) => boolean;
  /** How such a path looks, for the error about one that does not. */
  pathShape: string;
  schema: Schema;
  itemFrom: (source: { file: string; frontMatter: z.output<Schema>; body: string }) => Item;
};

/**
 * All content below a project's root, checked as a whole. The text of a post is read when it is
 * first asked for: of thousands of posts, an issue has a handful.
 *
 * @throws {ContentError} with every problem found, in the order of the files
 */
export async function readContent(root: string, site: Site): Promise<Content> {
  const problems: Problem[] = [];
  const posts = await readKind(root, postKind(root, site), problems);
  const pages = await readKind(root, pageKind, problems);
  const issues = await readKind(root, issueKind(site), problems);
  const comments = await readKind(root, commentKind(site), problems);
  const pictures = await readPictures(root, problems);
  const content = { posts, pages, issues, comments, pictures };
  const unread = problems.flatMap(
    ({ file }) => postPath(file)?.defaultId ?? commentPath(file)?.id ?? [],
  );
  for (const { key, ...problem } of conflicts(content, new Set(unread))) {
    problems.push({ ...problem, ...(key && positionIn(root, problem.file, key)) });
  }
  if (problems.length > 0) throw new ContentError(problems.toSorted(byPlace));
  return content;
}

function postKind(root: string, site: Site) {
  return {
    folder: 'content/posts',
    matches: (file: string) => postPath(file) !== undefined,
    pathShape:
      'content/posts/<yyyy>/<yyyy-mm-dd>-<slug>.md or .mdx, the slug in lower-case letters, digits and hyphens',
    schema: postSchema(site),
    itemFrom: ({ file, frontMatter }: { file: string; frontMatter: PostFrontMatter }) =>
      postFrom({ file, frontMatter, body: () => textBelow(file, contentsAgain(root, file)) }, site),
  };
}

const pageKind = {
  folder: 'content/pages',
  matches: (file: string) => pageSlug(file) !== undefined,
  pathShape: 'content/pages/<slug>.md, the slug in lower-case letters, digits and hyphens',
  schema: pageSchema,
  itemFrom: pageFrom,
};

function issueKind(site: Site) {
  return {
    folder: 'content/issues',
    matches: (file: string) => issueWeek(file) !== undefined,
    pathShape: 'content/issues/<week>.md with an ISO week that exists, such as 2026-W47.md',
    schema: issueSchema,
    itemFrom: (source: Parameters<typeof issueFrom>[0]) => issueFrom(source, site),
  };
}

function commentKind(site: Site) {
  return {
    folder: 'content/comments',
    matches: (file: string) => commentPath(file) !== undefined,
    pathShape:
      'content/comments/<post id>/<yyyy-mm-dd>-<name>.md, the name in lower-case letters, digits and hyphens',
    schema: commentSchema(site),
    itemFrom: (source: Parameters<typeof commentFrom>[0]) => commentFrom(source, site),
  };
}

async function readKind<Schema extends z.ZodType, Item>(
  root: string,
  kind: Kind<Schema, Item>,
  problems: Problem[],
): Promise<Item[]> {
  const items: Item[] = [];
  const files = await filesBelow(root, kind.folder);
  for (const file of files.filter((file) => !kind.matches(file))) {
    problems.push({
      file,
      reason: `This file does not belong in ${kind.folder}`,
      fix: `Name it ${kind.pathShape}; or move it elsewhere.`,
    });
  }
  // One after another, and not ahead: what waits for its turn is what takes memory.
  for (const file of files.filter(kind.matches)) {
    const contents = readFileSync(join(root, file), 'utf8');
    try {
      items.push(checkedItem(file, contents, kind));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  }
  return items;
}

function checkedItem<Schema extends z.ZodType, Item>(
  file: string,
  contents: string,
  kind: Kind<Schema, Item>,
): Item {
  const { data, body, positionOf } = frontMatterOf(file, contents);
  const checked = kind.schema.safeParse(data);
  if (!checked.success)
    throw new ContentError(problemsOf(checked.error, { data, file, positionOf }));
  return kind.itemFrom({ file, frontMatter: checked.data, body });
}

/** Where a key of a file's front matter stands. Not kept for every file: few have a conflict. */
function positionIn(root: string, file: string, key: readonly PropertyKey[]) {
  return frontMatterOf(file, contentsAgain(root, file)).positionOf(key);
}

/**
 * What a file holds that was read before.
 *
 * @throws {ContentError} when it cannot be read any more
 */
function contentsAgain(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    throw new ContentError([
      {
        file,
        reason: 'The file was there a moment ago, and can no longer be read',
        fix: 'If it was moved or removed on purpose, run the command again.',
      },
    ]);
  }
}

async function readPictures(root: string, problems: Problem[]): Promise<Map<string, PictureSize>> {
  const pictures = new Map<string, PictureSize>();
  for (const file of await filesBelow(root, 'content/pictures')) {
    const name = /^content\/pictures\/([a-z0-9-]+\.(?:png|jpe?g))$/.exec(file)?.[1];
    const size = name
      ? await imageSizeFromFile(join(root, file)).catch(() => undefined)
      : undefined;
    if (name && (size?.type === 'png' || size?.type === 'jpg')) {
      // A photograph may lie on its side, and say in its orientation that it stands.
      const { width, height } = size;
      pictures.set(
        name,
        (size.orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height },
      );
    } else {
      problems.push({
        file,
        reason: 'This is not a PNG or JPEG picture with a plain name',
        fix: 'Save the picture as PNG or JPEG, named in lower-case letters, digits and hyphens, such as two-chairs.png.',
      });
    }
  }
  return pictures;
}

/** Paths from the root, with forward slashes, sorted; hidden files, which systems scatter, are left out. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(root, '/').length).split(sep).join('/'),
    )
    .sort();
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
