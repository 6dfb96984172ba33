import { weekEnd, weekOf, weekStart } from '../blog/calendar.ts';
import { shortened } from '../blog/excerpt.ts';
import type { Issue, Window } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import { archivePick } from './archive-pick.ts';
import { byWeek, pendingPosts } from './coverage.ts';

/** What there is to do for a week's issue. */
export type NextIssue =
  /** An issue that doesn't exist yet. */
  | { kind: 'new'; issue: Issue }
  /** A draft that takes in posts published since it was written. */
  | { kind: 'extended'; issue: Issue; added: Post[] }
  /** An issue that stays as it is; `waiting` are posts that came too late for it. */
  | { kind: 'unchanged'; issue: Issue; waiting: Post[] }
  /** No post is pending. */
  | { kind: 'nothing new'; since: Temporal.ZonedDateTime };

/** A week for which no issue can be made; the message says why. */
export class WeekError extends Error {
  readonly fix: string;

  constructor(reason: string, fix: string) {
    super(reason);
    this.name = 'WeekError';
    this.fix = fix;
  }
}

/** Characters of a preheader; longer ones are cut by every inbox. */
const PREHEADER = 110;

/**
 * The next thing to do for the issue of a week.
 *
 * Its window begins where the issue before ended (for the first issue: with its week) and ends at
 * `asOf`, in whole minutes, but never after its week. It carries every pending post: those of
 * earlier windows that were merged late, and those dropped from the issue before, included.
 *
 * @param week ISO week; by default the one that holds `asOf` in the site's time zone
 * @throws {WeekError} for a week that lies in the future, or before the latest issue
 */
export function nextIssue(
  { posts, issues }: { posts: readonly Post[]; issues: readonly Issue[] },
  asOf: Temporal.Instant,
  site: Pick<Site, 'timeZone'>,
  week?: string,
): NextIssue {
  const now = asOf
    .toZonedDateTimeISO(site.timeZone)
    .round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const wanted = week ?? weekOf(now);
  const existing = issues.find((issue) => issue.week === wanted);
  const latest = byWeek(issues).at(-1);
  if (latest && latest.week > wanted && !existing) {
    throw new WeekError(
      `The issue of ${latest.week} exists already, and issues follow each other`,
      `Leave --week out, or name ${latest.week} or a later week.`,
    );
  }
  const begin = weekStart(wanted, site.timeZone);
  if (!existing && Temporal.ZonedDateTime.compare(begin, now) > 0) {
    throw new WeekError(
      `${wanted} has not begun`,
      `Name ${weekOf(now)} or an earlier week; --as-of sets what counts as now.`,
    );
  }
  const to = earlier(now, weekEnd(wanted, site.timeZone));
  const pending = pendingPosts(posts, issues, to);

  if (existing) {
    const open = existing.draft && existing === latest;
    const dropped = new Set(existing.dropped?.map(({ story }) => story));
    const added = pending.filter(({ id }) => !dropped.has(id));
    if (!open || added.length === 0) {
      return { kind: 'unchanged', issue: existing, waiting: pending };
    }
    return { kind: 'extended', added, issue: extendedIssue(existing, added, to) };
  }

  const from = latest?.window.to ?? begin;
  const fresh = latest ? pending : pending.filter(({ date }) => !isBefore(date, from));
  if (fresh.length === 0 || !isBefore(from, to)) return { kind: 'nothing new', since: from };
  const issue = newIssue(fresh, (latest?.number ?? 0) + 1, wanted, { from, to });
  const stories = issue.stories.flatMap((id) => fresh.filter((post) => post.id === id));
  const archive = archivePick(stories, issue.window, { posts, issues })?.id;
  return { kind: 'new', issue: { ...issue, ...(archive && { archive }) } };
}

/** A post from the archive that becomes a story after all, because its date was changed, is no longer shown twice. */
function extendedIssue(
  { archive, ...issue }: Issue,
  added: readonly Post[],
  to: Temporal.ZonedDateTime,
): Issue {
  const ids = added.map(({ id }) => id);
  return {
    ...issue,
    window: { from: issue.window.from, to: later(to, issue.window.to) },
    stories: [...issue.stories, ...ids],
    ...(archive && !ids.includes(archive) && { archive }),
  };
}

function newIssue(posts: readonly Post[], number: number, week: string, window: Window): Issue {
  const lead = leadOf(posts);
  const others = posts.filter((post) => post !== lead);
  return {
    number,
    week,
    window,
    subject: shortened(lead.title, 120),
    preheader: shortened(
      others.length > 0
        ? `Also: ${others.map(({ title }) => title).join('; ')}`
        : lead.excerpt || lead.title,
      PREHEADER,
    ),
    lead: lead.id,
    leadInFull: false,
    stories: [lead, ...others].map(({ id }) => id),
    draft: true,
    file: `content/issues/${week}.md`,
    note: '',
  };
}

/** The newest post with a cover, else the newest; nobody can pay to lead. */
function leadOf(posts: readonly Post[]): Post {
  const unpaid = posts.filter(({ sponsor }) => !sponsor);
  const candidates = unpaid.length > 0 ? unpaid : posts;
  return (candidates.find(({ cover }) => cover) ?? candidates[0]) as Post;
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) < 0;
}

function earlier(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return isBefore(a, b) ? a : b;
}

function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return isBefore(a, b) ? b : a;
}
