import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { issueFrom, issueSchema } from '../../src/blog/issue.ts';
import {
  extendedIssueFile,
  finishedIssueFile,
  newIssueFile,
} from '../../src/newsletter/issue-file.ts';
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

  it('reads back with everything that an issue may say', () => {
    const whole: Issue = {
      ...issue,
      subject: 'Plain',
      leadInFull: true,
      dropped: [{ story: 'c', reason: 'no: not #yet' }],
      archive: 'd',
      sponsor: { name: 'S & T', url: 'https://s.test/?a=1#b', disclosure: 'Paid by: S.' },
      // Digits alone, or with an e, are numbers to YAML.
      versions: { a: '012345678901', b: '1234567e8901' },
      draft: false,
    };
    expect(read(newIssueFile(whole))).toEqual(whole);
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

describe('an extended issue file with a post from the archive', () => {
  const picked = { ...issue, archive: 'c' };

  it('keeps it, and doesn’t choose another once the editor removed it', () => {
    expect(read(extendedIssueFile(newIssueFile(picked), picked)).archive).toBe('c');
    expect(read(extendedIssueFile(newIssueFile(issue), issue)).archive).toBeUndefined();
  });

  it('loses it when it becomes a story', () => {
    const longer = { ...issue, stories: ['a', 'b', 'c'] };
    const extended = read(extendedIssueFile(newIssueFile(picked), longer));
    expect([extended.archive, extended.stories]).toEqual([undefined, longer.stories]);
  });
});

describe('a finished issue file', () => {
  const versions = { a: '012345678901', b: 'abcdef012345' };

  it('is no draft, says its versions, and is otherwise as it was', () => {
    const finished = read(finishedIssueFile(newIssueFile(issue), versions));
    expect(finished).toEqual({ ...read(newIssueFile(issue)), draft: false, versions, note: '' });
  });

  it('keeps comments, quotes, order and note', () => {
    const edited = `---
# ours
number: 7
week: 2026-W47
window:
  from: 2026-11-13T09:00:00-05:00
  to: 2026-11-20T09:00:00-05:00
subject: 'Mine' # better
preheader: "More"
lead: b
stories: [b, a] # in this order
# done on Friday
draft: true
sponsor:
  name: S
  url: https://s.test/
  disclosure: Paid.
---

A note.

---

draft: true is no key here.
`;
    expect(finishedIssueFile(edited, versions)).toBe(
      edited.replace(
        'draft: true\nsponsor',
        'versions:\n  a: "012345678901"\n  b: abcdef012345\nsponsor',
      ),
    );
  });

  it('finished again, has what was missing, and the rest as before', () => {
    const once = finishedIssueFile(newIssueFile(issue), { a: '012345678901' });
    const commented = once.replace('versions:', 'versions: # ours');
    const again = finishedIssueFile(commented, versions);
    expect(read(again).versions).toEqual(versions);
    expect(again).toContain('# ours');
    expect(finishedIssueFile(again, versions)).toBe(again);
  });
});
