import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { issueFrom, issueSchema } from '../../src/blog/issue.ts';
import { extendedIssueFile, newIssueFile } from '../../src/newsletter/issue-file.ts';
import { frontMatterOf } from '../../src/sources/front-matter.ts';
import { site } from '../fixtures/site.ts';

const at = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(site.timeZone);

const issue: Issue = {
  number: 7,
  week: '2026-W47',
  window: { from: at('2026-11-13T09:00:00-05:00'), to: at('2026-11-20T09:00:00-05:00') },
  subject: 'Design: once, "then" left # to run',
  preheader: 'Also: a; b',
  lead: 'a',
  leadInFull: false,
  stories: ['a', 'b'],
  draft: true,
  file: 'content/issues/2026-W47.md',
  note: '',
};

function read(contents: string): Issue {
  const { data, body } = frontMatterOf(issue.file, contents);
  return issueFrom({ file: issue.file, frontMatter: issueSchema.parse(data), body }, site);
}

describe('a new issue file', () => {
  it('reads back as the issue it was written from', () => {
    // Reading makes the quotes typographic.
    expect(read(newIssueFile(issue))).toEqual({
      ...issue,
      subject: 'Design: once, “then” left # to run',
    });
  });
});

describe('an extended issue file', () => {
  const later = at('2026-11-21T12:00:00-05:00');
  const longer = {
    ...issue,
    stories: ['a', 'b', 'c'],
    window: { from: issue.window.from, to: later },
  };

  it('has the new stories at the end and the later window', () => {
    const extended = read(extendedIssueFile(newIssueFile(issue), longer));
    expect(extended.stories).toEqual(['a', 'b', 'c']);
    expect(extended.window.to.equals(later)).toBe(true);
  });

  it('keeps the order, the comments, the words and the note of the editor', () => {
    const edited = `---
# ours
number: 7
week: 2026-W47
window:
  from: 2026-11-13T09:00:00-05:00
  to: 2026-11-20T09:00:00-05:00
subject: Mine # better
preheader: A very long line of an editor that must not be folded by whoever writes the file anew, ever
lead: b
stories:
  - b
  - a
draft: true
---

A note.

---

With a rule in it.
`;
    expect(extendedIssueFile(edited, longer)).toBe(
      edited.replace('11-20T09:00:00', '11-21T12:00:00').replace('  - a\n', '  - a\n  - c\n'),
    );
  });
});
