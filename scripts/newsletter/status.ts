import { checkedContent } from '../../src/authoring/checked-content.ts';
import { momentText } from '../../src/blog/calendar.ts';
import { dayHeader, machineTime, timeOfDay, windowDays } from '../../src/blog/dates.ts';
import type { Post } from '../../src/blog/post.ts';
import { newsletterStatus, type Status } from '../../src/newsletter/status.ts';
import { site, urls } from '../../src/site.config.ts';
import { now } from '../now.ts';
import { issueNotes } from './notes.ts';

const root = process.cwd();

/** Shows where every post stands with the newsletter. Violations are problems of the content, and end it with exit code 1. */
export async function showStatus({ asOf }: { asOf?: Temporal.Instant }): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const moment = now(asOf).toZonedDateTimeISO(site.timeZone);
  const status = newsletterStatus(content, moment);
  const newest = status.issues.at(-1)?.issue;
  const notes = [...storyNotes(status), ...(newest ? await issueNotes(newest, content) : [])];
  const parts = [
    [`${dayHeader(moment, site.locale)}, ${timeOfDay(moment, site.locale)}`],
    countLines(status),
    section(
      'Pending: the next issue takes them',
      status.pending.map(({ post, droppedFrom }) =>
        postLine(post, droppedFrom && `dropped from ${droppedFrom.week}: ${droppedFrom.reason}`),
      ),
    ),
    section(
      'Kept out',
      status.excluded.map(({ post, reason }) => postLine(post, reason)),
    ),
    section(
      'Not published yet',
      status.unpublished.map((post) => postLine(post, post.draft ? 'draft' : 'scheduled')),
    ),
    section('Issues', status.issues.flatMap(issueLines)),
    notes,
    ['No violation: no post is in two issues, and none is missed.'],
  ];
  console.log(
    parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
  );
}

function countLines({ counts, issues }: Status): string[] {
  const rows: [number, string][] = [
    [
      counts.carried,
      `carried by ${issues.length === 1 ? 'the issue' : `one of ${issues.length} issues`}`,
    ],
    [counts.pending, 'pending'],
    [counts.excluded, 'kept out'],
    [counts.unpublished, 'not published yet'],
    [counts['before the first issue'], 'before the first issue'],
  ];
  const all = rows.reduce((sum, [count]) => sum + count, 0);
  const width = String(all).length;
  return [...rows, [all, all === 1 ? 'post' : 'posts'] as const].map(
    ([count, words]) => `  ${String(count).padStart(width)}  ${words}`,
  );
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}

function postLine({ id, date, timed }: Post, more?: string): string {
  const written = timed ? momentText(date) : machineTime({ at: date, timed });
  return `  ${written.padEnd(16)}  ${id}${more ? `  (${more})` : ''}`;
}

function issueLines({ issue, stories }: Status['issues'][number]): string[] {
  const { number, week, window, draft, dropped = [], archive } = issue;
  return [
    `  No. ${number}  ${week}  ${windowDays(window, site.locale)}${draft ? '  (draft)' : ''}`,
    ...stories.map(({ id, since }) =>
      since === 'same' || draft || since === 'unknown'
        ? `    ${id}`
        : `    ${id}  (${since} since)`,
    ),
    ...dropped.map(({ story, reason }) => `    dropped: ${story}  (${reason})`),
    ...(archive ? [`    from the archive: ${archive}`] : []),
  ];
}

/** What became of posts since their issues were finished. */
function storyNotes({ issues }: Status): string[] {
  const done = issues.filter(({ issue }) => !issue.draft);
  const told = done.flatMap(({ issue, stories }) =>
    stories.flatMap(({ id, since }) => {
      if (since === 'changed') {
        return `Note: ${id} has changed since ${issue.week} was finished; nothing is sent again.`;
      }
      return since === 'withdrawn'
        ? `Note: ${id}, a story of ${issue.week}, is not public any more.`
        : [];
    }),
  );
  const blind = done
    .filter(({ stories }) => stories.some(({ since }) => since === 'unknown'))
    .map(({ issue }) => issue.week);
  const [first] = blind;
  if (!first) return told;
  return [
    ...told,
    `Note: ${blind.join(', ')} ${blind.length === 1 ? 'doesn’t' : 'don’t'} say what was said of each story, so that changes of posts are not noticed.\nFix: npm run newsletter -- finish ${first}${blind.length > 1 ? ', and so on' : ''}`,
  ];
}
