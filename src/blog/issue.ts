import { z } from 'zod';
import { momentFrom, weekStart } from './calendar.ts';
import type { Site } from './site.ts';
import { sponsorSchema } from './sponsor.ts';
import { idSchema, instantSchema, textSchema as text } from './text-schemas.ts';
import { typographic } from './typography.ts';

/** The front matter of an issue of the newsletter, a file `content/issues/<week>.md`. */
export const issueSchema = z
  .strictObject({
    /** Counts the issues from 1, without gaps or repeats. */
    number: z.int().positive().describe('The number of the issue.'),
    /** ISO 8601 week, the same as the file's name. */
    week: z
      .string()
      .regex(/^\d{4}-W\d{2}$/, 'must be an ISO week such as 2026-W47')
      .describe('The ISO week, such as 2026-W47.'),
    /** Half-open, `[from, to)`: begins where the issue before ended. */
    window: z
      .strictObject({
        /** The first moment in it. */
        from: instantSchema.describe('The first moment that the issue covers.'),
        /** The first moment after it; also the date of the email. */
        to: instantSchema.describe('The first moment that the issue no longer covers.'),
      })
      .describe('The span of time that the issue covers.'),
    /** RFC 5322 Subject; plain text. */
    subject: text.max(120, 'must be at most 120 characters').describe('The subject of the email.'),
    /** The line that inboxes show beside the subject; plain text. */
    preheader: text
      .max(160, 'must be at most 160 characters')
      .describe('The line that inboxes show after the subject.'),
    /** One of `stories`. */
    lead: idSchema.describe('The id of the post that stands first and large.'),
    /** Whether the email carries the whole text of the lead, and not only its excerpt. */
    leadInFull: z
      .boolean()
      .default(false)
      .describe('true: the email carries the whole text of the lead.'),
    /** Post ids, in the order in which they appear. */
    stories: z
      .array(idSchema)
      .min(1, 'must name at least one post')
      .describe('The ids of the posts in the issue, in order.'),
    /** Posts that the editor took out: they wait for the next issue, and this one doesn't take them in again. */
    dropped: z
      .array(
        z.strictObject({
          /** The id of the post. */
          story: idSchema.describe('The id of the post that was taken out.'),
          /** For whoever asks later; no reader sees it. */
          reason: text.describe('Why it was taken out, in a few words.'),
        }),
      )
      .optional()
      .describe('Posts taken out of this issue, each with a reason. The next issue takes them.'),
    /** "From the archive": an older post, which doesn't count as carried. */
    archive: idSchema.optional().describe('The id of an older post to show as “From the archive”.'),
    /** Who paid for the issue; disclosed in the email and on its page. */
    sponsor: sponsorSchema
      .optional()
      .describe('Who paid for the issue, and what readers must know of it.'),
    /**
     * What the issue said of each story, as a digest, so that a later change of the post is noticed;
     * `withdrawn` for a story whose post is no more. Written by `npm run newsletter -- finish`.
     */
    versions: z
      .record(
        idSchema,
        z.string().regex(/^([0-9a-f]{12}|withdrawn)$/, {
          message: 'must be the 12 hexadecimal digits that finishing the issue wrote, or withdrawn',
        }),
      )
      .optional()
      .describe('Written by npm run newsletter -- finish: what the issue said of each story.'),
    /** A draft is not on the site, and its window and stories may still grow. */
    draft: z.boolean().default(false).describe('true until the editor is done with it.'),
  })
  .superRefine((issue, context) => {
    for (const { path, message, fix } of [...wrongStories(issue), ...wrongWindow(issue)]) {
      context.addIssue({ code: 'custom', path, message, params: { fix } });
    }
  });

/** Something wrong between keys that are each right by themselves. */
type Contradiction = { path: PropertyKey[]; message: string; fix: string };

function wrongStories({
  lead,
  stories,
  dropped = [],
  archive,
  versions = {},
}: {
  lead: string;
  stories: readonly string[];
  dropped?: readonly { story: string }[] | undefined;
  archive?: string | undefined;
  versions?: Readonly<Record<string, string>> | undefined;
}): Contradiction[] {
  const found: Contradiction[] = [];
  if (!stories.includes(lead)) {
    found.push({
      path: ['lead'],
      message: `"${lead}" is not among the stories`,
      fix: 'Choose the lead from `stories`, or add the post there.',
    });
  }
  const twice = stories.find((story, index) => stories.indexOf(story) !== index);
  if (twice) {
    found.push({
      path: ['stories', stories.lastIndexOf(twice)],
      message: `"${twice}" is in the issue twice`,
      fix: 'Remove one of the two.',
    });
  }
  const out = dropped.map(({ story }) => story);
  for (const [index, story] of out.entries()) {
    if (stories.includes(story)) {
      found.push({
        path: ['dropped', index, 'story'],
        message: `"${story}" is dropped, but it is among the stories too`,
        fix: 'Take it out of `stories`, or, if it shall stay in the issue, out of `dropped`.',
      });
    }
    if (out.indexOf(story) !== index) {
      found.push({
        path: ['dropped', index, 'story'],
        message: `"${story}" is dropped twice`,
        fix: 'Remove one of the two.',
      });
    }
  }
  if (archive !== undefined && (stories.includes(archive) || out.includes(archive))) {
    found.push({
      path: ['archive'],
      message: stories.includes(archive)
        ? `"${archive}" is among the stories too`
        : `"${archive}" is dropped from the issue`,
      fix: 'Choose another older post, or remove `archive`.',
    });
  }
  for (const story of Object.keys(versions).filter((id) => !stories.includes(id))) {
    found.push({
      path: ['versions', story],
      message: `"${story}" is not among the stories`,
      fix: 'Remove the line. If the issue has gone out with it, put it back into `stories`: else it is sent again.',
    });
  }
  return found;
}

function wrongWindow({ window }: { window: { from: string; to: string } }): Contradiction[] {
  const from = momentFrom(window.from, 'UTC').at;
  const to = momentFrom(window.to, 'UTC').at;
  if (Temporal.ZonedDateTime.compare(from, to) < 0) return [];
  return [
    {
      path: ['window', 'to'],
      message: 'the window ends before it begins',
      fix: 'Make `to` later than `from`.',
    },
  ];
}

/** The front matter of an issue, checked. */
export type IssueFrontMatter = z.output<typeof issueSchema>;

/** A half-open span of time `[from, to)`, in the site's time zone. */
export type Window = { from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime };

/** One edition of the newsletter. */
export type Issue = Omit<IssueFrontMatter, 'window'> & {
  window: Window;
  /** Path from the project's root. */
  file: string;
  /** The editor's note: Markdown, its lines counted from the file's first; may be empty. */
  note: string;
};

/** The week that an issue's path says, `content/issues/<week>.md`, or undefined for a path that is no issue's. */
export function issueWeek(file: string): string | undefined {
  const week = /^content\/issues\/(\d{4}-W\d{2})\.md$/.exec(file)?.[1];
  if (!week) return undefined;
  try {
    weekStart(week, 'UTC');
    return week;
  } catch {
    return undefined;
  }
}

/** The issue that a file of `content/issues` holds; its front matter is already checked. */
export function issueFrom(
  { file, frontMatter, body }: { file: string; frontMatter: IssueFrontMatter; body: string },
  site: Pick<Site, 'timeZone'>,
): Issue {
  const { window, sponsor, ...rest } = frontMatter;
  return {
    ...rest,
    ...(sponsor && { sponsor: { ...sponsor, disclosure: typographic(sponsor.disclosure) } }),
    subject: typographic(rest.subject),
    preheader: typographic(rest.preheader),
    window: {
      from: momentFrom(window.from, site.timeZone).at,
      to: momentFrom(window.to, site.timeZone).at,
    },
    file,
    note: body.trim() && body.trimEnd(),
  };
}
