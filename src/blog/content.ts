import type { Comment } from './comment.ts';
import type { Issue } from './issue.ts';
import type { Page } from './page.ts';
import type { Post } from './post.ts';

/** A picture of `content/pictures/`, in pixels. */
export type PictureSize = { width: number; height: number };

/** Everything that authors and editors wrote. */
export type Content = {
  posts: Post[];
  pages: Page[];
  issues: Issue[];
  comments: Comment[];
  /** By file name in `content/pictures/`. */
  pictures: ReadonlyMap<string, PictureSize>;
};
