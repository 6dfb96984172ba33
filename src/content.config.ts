import { defineCollection } from 'astro:content';
import { commentSchema } from './blog/comment.ts';
import { issueSchema } from './blog/issue.ts';
import { pageSchema } from './blog/page.ts';
import { postSchema } from './blog/post.ts';
import { site } from './site.config.ts';
import { contentFiles } from './sources/astro-loader.ts';

export const collections = {
  posts: defineCollection({
    loader: contentFiles('content/posts', '**/*.{md,mdx}'),
    schema: postSchema(site),
  }),
  pages: defineCollection({ loader: contentFiles('content/pages', '*.md'), schema: pageSchema }),
  issues: defineCollection({ loader: contentFiles('content/issues', '*.md'), schema: issueSchema }),
  comments: defineCollection({
    loader: contentFiles('content/comments', '**/*.md', { rendered: false }),
    schema: commentSchema(site),
  }),
};
