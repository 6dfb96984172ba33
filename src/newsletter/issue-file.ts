import { Document, parseDocument } from 'yaml';
import { machineTime } from '../blog/dates.ts';
import type { Issue } from '../blog/issue.ts';

/** What an editor is told at the head of a new issue. */
const ADVICE =
  ' Change what you like: running the command again keeps it. The text below the\n second line of dashes is your note to the readers, in Markdown. When the issue\n is done, remove the line "draft: true".';

const PLAIN = { lineWidth: 0 } as const;

/** The text of `content/issues/<week>.md` for a new issue. */
export function newIssueFile({ window, note, file: _, ...issue }: Issue): string {
  const document = new Document({
    number: issue.number,
    week: issue.week,
    window: { from: boundary(window.from), to: boundary(window.to) },
    subject: issue.subject,
    preheader: issue.preheader,
    lead: issue.lead,
    ...(issue.leadInFull && { leadInFull: true }),
    stories: issue.stories,
    ...(issue.dropped && { dropped: issue.dropped }),
    ...(issue.archive && { archive: issue.archive }),
    ...(issue.sponsor && { sponsor: issue.sponsor }),
    ...(issue.versions && { versions: issue.versions }),
    ...(issue.draft && { draft: true }),
  });
  document.commentBefore = ADVICE;
  return `---\n${document.toString(PLAIN)}---\n${note ? `\n${note}\n` : ''}`;
}

/** The text of an issue's file with more stories and a later end of its window; all else as the editor left it. */
export function extendedIssueFile(contents: string, { window, stories }: Issue): string {
  const [, open, yaml, rest] =
    /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$)[\s\S]*)$/m.exec(contents) ?? [];
  if (open === undefined || yaml === undefined || rest === undefined) {
    throw new Error('The issue has no front matter');
  }
  const document = parseDocument(yaml);
  document.setIn(['window', 'to'], boundary(window.to));
  const known = new Set((document.toJS() as { stories: string[] }).stories);
  for (const story of stories.filter((id) => !known.has(id))) document.addIn(['stories'], story);
  return open + document.toString(PLAIN) + rest;
}

function boundary(at: Temporal.ZonedDateTime): string {
  return machineTime({ at, timed: true });
}
