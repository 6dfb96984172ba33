import { z } from 'zod';
import { isAlias } from './aliases.ts';
import { type Moment, momentFrom } from './calendar.ts';
import { excerptOf } from './excerpt.ts';
import type { Site } from './site.ts';
import { sponsorSchema } from './sponsor.ts';
import { dateSchema, idSchema, textSchema as text } from './text-schemas.ts';
import { typographic } from './typography.ts';
import { seriesSlug } from './urls.ts';

/** A comma between two topics is easily forgotten; a repeated one says nothing. */
const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/**
 * The front matter of a post.
 *
 * The comments here are for developers; the descriptions are what an author's editor shows.
 */
export function postSchema(site: Pick<Site, 'timeZone' | 'topics' | 'authors'>) {
  const topic = z.enum(Object.keys(site.topics), {
    error: ({ input }) => `"${input}" is not a topic of this site`,
  });
  const author = z.enum(Object.keys(site.authors), {
    error: ({ input }) => `"${input}" is not an author of this site`,
  });
  const date = dateSchema(site.timeZone);

  return z
    .strictObject({
      /** Schema.org `headline`; plain text. */
      title: text.describe('The title, as plain text. It is the page’s only main heading.'),
      /** Schema.org `datePublished`; see {@link momentFrom}. A later moment schedules the post. */
      date: date.describe(
        'When it is published: 2026-11-20, 2026-11-20T18:18 (site’s time zone) or 2026-11-20T18:18:00-05:00. The day must be that of the file’s name.',
      ),
      /** Schema.org `dateModified`. */
      updated: date
        .optional()
        .describe('When it was last changed in a way readers should know of.'),
      /** Schema.org `description`; plain text. */
      summary: text
        .max(300, 'must be at most 300 characters')
        .optional()
        .describe(
          'One or two sentences for lists, feeds and the email. Without it, the first paragraph serves.',
        ),
      /** Ids from the site configuration, in the order of their weight. */
      topics: z
        .array(topic)
        .min(1, 'must name at least one topic')
        .refine(distinct, 'must not name a topic twice')
        .describe('What it is about: one or more topics of the site configuration.'),
      /** Posts with the same name, in order of date, make a series. */
      series: text
        .refine((name) => seriesSlug(name) !== '', 'must have a letter or a digit')
        .optional()
        .describe('The name of the series it belongs to.'),
      /** Ids from the site configuration. */
      authors: z
        .array(author)
        .min(1, 'must name at least one author')
        .refine(distinct, 'must not name an author twice')
        .describe('Who wrote it: authors of the site configuration.'),
      /** Schema.org `image`. */
      cover: z
        .strictObject({
          /** Relative to the post's file, in `content/pictures/`. */
          src: text
            .regex(
              /^(\.\.\/)+pictures\/[a-z0-9-]+\.(png|jpe?g)$/,
              'must lead to a PNG or JPEG in content/pictures, such as ../../pictures/two-chairs.png',
            )
            .describe('The picture, such as ../../pictures/two-chairs.png.'),
          /** WCAG 2.2, 1.1.1. */
          alt: text.describe('What the picture shows, for those who do not see it.'),
          /** Shown below the picture. */
          credit: text.optional().describe('Who made the picture.'),
        })
        .optional()
        .describe('A picture to stand above the post.'),
      /** Disclosed above and below the text, in the feeds and in the email. */
      sponsor: sponsorSchema
        .optional()
        .describe('Who paid for the post, and what readers must know of it.'),
      /** Kept out of everything but `npm run dev`. */
      draft: z.boolean().default(false).describe('true: not published yet.'),
      /** Has a page, but is in no list, feed, sitemap or issue. */
      unlisted: z.boolean().default(false).describe('true: reachable by its address only.'),
      /** False keeps it out of the newsletter; then `newsletterReason` says why. */
      newsletter: z.boolean().default(true).describe('false: never in the newsletter.'),
      /** Required when `newsletter` is false, and only then. */
      newsletterReason: text.optional().describe('Why it is never in the newsletter.'),
      /** Old paths that lead here, from the root of the host. */
      aliases: z
        .array(
          z.string().refine(isAlias, {
            message: 'must be a path that starts with a slash, such as /2012/02/old-name.html',
            params: {
              fix: 'Write the old address without its host and without what follows a "?" or "#".',
            },
          }),
        )
        .default([])
        .describe('Old addresses of this post, such as /2012/02/old-name.html.'),
      /** Permanent: feeds, comments and issues refer to it, whatever the file is called later. */
      id: idSchema
        .optional()
        .describe('Permanent identity. Set it to the file’s old name when you rename the file.'),
      /** Whether readers may still send comments. */
      comments: z.enum(['open', 'closed']).default('open').describe('Whether readers may comment.'),
    })
    .superRefine(({ date: published, updated }, context) => {
      if (!updated) return;
      const [first, second] = [published, updated].map((date) =>
        momentFrom(date, site.timeZone).at.toPlainDate(),
      ) as [Temporal.PlainDate, Temporal.PlainDate];
      if (Temporal.PlainDate.compare(first, second) <= 0) return;
      context.addIssue({
        code: 'custom',
        path: ['updated'],
        message: 'the post was changed before it was published',
        params: { fix: 'Make `updated` later than `date`, or remove it.' },
      });
    })
    .superRefine(({ newsletter, newsletterReason }, context) => {
      if (newsletter === (newsletterReason === undefined)) return;
      context.addIssue({
        code: 'custom',
        path: [newsletter ? 'newsletterReason' : 'newsletter'],
        message: newsletter
          ? 'there is a `newsletterReason`, but the post is not kept out of the newsletter'
          : 'the reason why the post is kept out of the newsletter is missing',
        params: {
          fix: newsletter
            ? 'Add `newsletter: false`, or remove `newsletterReason`.'
            : 'Add `newsletterReason: …` in a few words.',
        },
      });
    });
}

/** The front matter of a post, checked, with its defaults. */
export type PostFrontMatter = z.output<ReturnType<typeof postSchema>>;

/** A picture that stands above a post. */
export type Cover = {
  /** File name in `content/pictures/`. */
  picture: string;
  alt: string;
  credit?: string;
};

/** One dated piece of writing. */
export type Post = Omit<PostFrontMatter, 'id' | 'date' | 'updated' | 'cover'> & {
  /** Permanent identity. */
  id: string;
  /** Path from the project's root. */
  file: string;
  /** The last part of its URL. */
  slug: string;
  /** In the site's time zone. */
  date: Temporal.ZonedDateTime;
  /** Whether its date has a time of day to show. */
  timed: boolean;
  updated?: Moment;
  cover?: Cover;
  /** What a list shows of it: its summary, else its first paragraph. Plain text. */
  excerpt: string;
  /** Markdown, or MDX if the file's name ends so. */
  body: string;
};

/** What a post's path says: `content/posts/<yyyy>/<yyyy-mm-dd>-<slug>.md(x)`. */
export type PostPath = { year: string; day: string; slug: string; defaultId: string };

/** What a post's path says, or undefined for a path that is no post's. Slugs with capitals are let through here, so that the error about them can name both files. */
export function postPath(file: string): PostPath | undefined {
  const match =
    /^content\/posts\/(?<year>\d{4})\/(?<name>(?<day>\d{4}-\d{2}-\d{2})-(?<slug>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*))\.mdx?$/.exec(
      file,
    )?.groups;
  if (!match) return undefined;
  const { year, day, slug, name } = match as Record<'year' | 'day' | 'slug' | 'name', string>;
  return year === day.slice(0, 4) ? { year, day, slug, defaultId: name.toLowerCase() } : undefined;
}

/**
 * The post that a file of `content/posts` holds; its front matter is already checked.
 *
 * @param source its `body` is asked for once, when the post's is
 */
export function postFrom(
  {
    file,
    frontMatter,
    body: readBody,
  }: { file: string; frontMatter: PostFrontMatter; body: () => string },
  site: Pick<Site, 'timeZone'>,
): Post {
  const path = postPath(file);
  if (!path) throw new Error(`${file} is not the path of a post`);
  const { id, date, updated, cover, sponsor, title, summary, ...rest } = frontMatter;
  const { at, timed } = momentFrom(date, site.timeZone);
  // These take far longer than the rest, or much memory, and of thousands of posts few are asked for them.
  const body = once(readBody);
  const shownTitle = once(() => typographic(title));
  const excerpt = once(() =>
    typographic(summary ?? excerptOf(body(), file.endsWith('.mdx') ? 'mdx' : 'markdown')),
  );
  return {
    ...rest,
    get title() {
      return shownTitle();
    },
    ...(summary && { summary: typographic(summary) }),
    id: id ?? path.defaultId,
    file,
    slug: path.slug,
    date: at,
    timed,
    ...(updated && { updated: momentFrom(updated, site.timeZone) }),
    ...(cover && {
      cover: {
        picture: cover.src.slice(cover.src.lastIndexOf('/') + 1),
        alt: typographic(cover.alt),
        ...(cover.credit && { credit: typographic(cover.credit) }),
      },
    }),
    ...(sponsor && { sponsor: { ...sponsor, disclosure: typographic(sponsor.disclosure) } }),
    get excerpt() {
      return excerpt();
    },
    get body() {
      return body();
    },
  };
}

/** A value that is made when it is first asked for. */
function once<Value>(made: () => Value): () => Value {
  let kept: { value: Value } | undefined;
  return () => {
    kept ??= { value: made() };
    return kept.value;
  };
}
