import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import type { ImageMetadata } from 'astro';
import { isPublic, publishedPosts } from '../blog/archive.ts';
import { type Comment, commentFrom } from '../blog/comment.ts';
import type { Content } from '../blog/content.ts';
import { issueFrom, issuePosts } from '../blog/issue.ts';
import { pageFrom } from '../blog/page.ts';
import { type Post, postFrom } from '../blog/post.ts';
import { commentsByPost } from '../blog/threads.ts';
import { site } from '../site.config.ts';

/** The build's "now". */
const now = Temporal.Instant.from(__NOW__);

/** Pictures of `content/pictures/`, by file name, as Astro's image service takes them. */
export const pictures: ReadonlyMap<string, ImageMetadata> = new Map(
  Object.entries(
    import.meta.glob<ImageMetadata>('/content/pictures/*.{png,jpg,jpeg}', {
      eager: true,
      import: 'default',
    }),
  ).map(([path, picture]) => [path.slice(path.lastIndexOf('/') + 1), picture]),
);

let built: Promise<Content> | undefined;

/** All content as Astro's collections have it; equal to what `readContent` finds on disk. */
export function allContent(): Promise<Content> {
  // A build's content doesn't change while it runs; an author's does.
  if (__AUTHORING__) return collectedContent();
  built ??= collectedContent();
  return built;
}

async function collectedContent(): Promise<Content> {
  const [posts, pages, issues, comments] = await Promise.all([
    getCollection('posts'),
    getCollection('pages'),
    getCollection('issues'),
    getCollection('comments'),
  ]);
  return {
    posts: posts.map((entry) => {
      const { body, ...source } = sourceOf<'posts'>(entry);
      return postFrom({ ...source, body: () => body }, site);
    }),
    pages: pages.map((entry) => pageFrom(sourceOf<'pages'>(entry))),
    issues: issues.map((entry) => issueFrom(sourceOf<'issues'>(entry), site)),
    comments: comments.map((entry) => commentFrom(sourceOf<'comments'>(entry), site)),
    pictures,
  };
}

/** Every post that gets a page: the public ones, and while an author is writing, all. */
export async function visiblePosts(): Promise<Post[]> {
  const { posts } = await allContent();
  return __AUTHORING__ ? posts : posts.filter((post) => isPublic(post, now));
}

/** The posts that lists and feeds show, newest first; while an author is writing, drafts and scheduled ones too. */
export async function listedPosts(): Promise<Post[]> {
  const { posts } = await allContent();
  if (!__AUTHORING__) return publishedPosts(posts, now);
  return publishedPosts(
    posts.map((post) => ({ ...post, draft: false })),
    FAR_FUTURE,
  );
}

/** The comments on a post that readers may see, oldest first. */
export async function commentsOn({ id }: Pick<Post, 'id'>): Promise<Comment[]> {
  const content = await allContent();
  const grouped = byPost.get(content) ?? commentsByPost(content.comments);
  byPost.set(content, grouped);
  return grouped.get(id) ?? [];
}

const byPost = new WeakMap<Content, ReturnType<typeof commentsByPost>>();

/** Whether the public may see a post; false only while an author is writing. */
export function isPublicNow(post: Post): boolean {
  return isPublic(post, now);
}

/** The issues that readers may see, newest first; one whose posts were all withdrawn has nothing to show. */
export async function publishedIssues() {
  const { issues, posts } = await allContent();
  return issues
    .filter((issue) => (!issue.draft || __AUTHORING__) && issuePosts(issue, posts).length > 0)
    .sort((a, b) => b.number - a.number);
}

/** A post's or a page's text as an Astro component. */
export async function renderedBody(collection: 'posts' | 'pages', { file }: { file: string }) {
  const id = file.slice(`content/${collection}/`.length);
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`No entry for ${file}`);
  return render(entry);
}

const FAR_FUTURE = Temporal.Instant.from('9999-12-31T00:00:00Z');

function sourceOf<Name extends 'posts' | 'pages' | 'issues' | 'comments'>(
  entry: Pick<CollectionEntry<Name>, 'filePath' | 'data' | 'body'>,
): { file: string; frontMatter: CollectionEntry<Name>['data']; body: string } {
  return { file: entry.filePath ?? '', frontMatter: entry.data, body: entry.body ?? '' };
}
