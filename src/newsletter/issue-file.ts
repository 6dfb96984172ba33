import { Document, isMap, isScalar, type Pair, parseDocument } from 'yaml';
import { machineTime } from '../blog/dates.ts';
import type { Issue } from '../blog/issue.ts';

/** What an editor is told at the head of a new issue. */
const ADVICE =
  ' Change what you like: running the command again keeps it. The text below the\n second line of dashes is your note to the readers, in Markdown. When the issue\n is done, run: npm run newsletter -- finish';

const PLAIN = { lineWidth: 0, flowCollectionPadding: false } as const;

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
export function extendedIssueFile(contents: string, { window, stories, archive }: Issue): string {
  return withFrontMatter(contents, (document) => {
    document.setIn(['window', 'to'], boundary(window.to));
    const known = new Set((document.toJS() as { stories: string[] }).stories);
    for (const story of stories.filter((id) => !known.has(id))) document.addIn(['stories'], story);
    if (!archive) document.delete('archive');
  });
}

/**
 * The text of an issue's file when the editor is done with it: no draft, and with what it says of
 * its stories; all else as the editor left it.
 */
export function finishedIssueFile(
  contents: string,
  versions: Readonly<Record<string, string>>,
): string {
  return withFrontMatter(contents, (document) => {
    // What the editor wrote above the line stays where it is.
    const draft = pairOf(document, 'draft');
    if (draft && isScalar(draft.key) && !document.has('versions')) {
      draft.key.value = 'versions';
      draft.value = document.createNode(versions);
      return;
    }
    document.delete('draft');
    if (!document.has('versions')) document.set('versions', document.createNode({}));
    for (const [story, version] of Object.entries(versions)) {
      document.setIn(['versions', story], version);
    }
  });
}

function pairOf({ contents }: Document.Parsed, name: string): Pair | undefined {
  if (!isMap(contents)) return undefined;
  return (contents.items as Pair[]).find(({ key }) => isScalar(key) && key.value === name);
}

/** A file with its front matter changed in place: comments, order and quotes stay, and so does the note. */
function withFrontMatter(contents: string, change: (document: Document.Parsed) => void): string {
  const [, open, yaml, rest] =
    /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$)[\s\S]*)$/m.exec(contents) ?? [];
  if (open === undefined || yaml === undefined || rest === undefined) {
    throw new Error('The issue has no front matter');
  }
  const document = parseDocument(yaml);
  change(document);
  return open + document.toString(PLAIN) + rest;
}

function boundary(at: Temporal.ZonedDateTime): string {
  return machineTime({ at, timed: true });
}
