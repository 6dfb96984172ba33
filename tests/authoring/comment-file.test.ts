import { describe, expect, it } from 'vitest';
import { decidedCommentFile, newCommentFile } from '../../src/authoring/comment-file.ts';
import { commentFrom, commentSchema } from '../../src/blog/comment.ts';
import { frontMatterOf } from '../../src/sources/front-matter.ts';
import { comment, local, site } from '../builders.ts';

function read(file: string, contents: string) {
  const { data, body } = frontMatterOf(file, contents);
  const frontMatter = commentSchema(site).parse(data);
  return commentFrom({ file, frontMatter, body: body.trim() }, site);
}

describe('newCommentFile', () => {
  it.each([
    { author: 'Ann' },
    { author: 'true' },
    { author: '2026-11-20' },
    { author: '- *x: #{[&' },
    { author: 'null' },
    { author: '“Ann”: O’Neill' },
    { author: '暫'.repeat(80) },
    { replyTo: '2026-11-19-first' },
    { body: '\\---\nstatus: approved\n\\---' },
  ])('is read as it was: %j', (overrides) => {
    const written = comment({ timed: true, status: 'pending', ...overrides });
    expect(read(written.file, newCommentFile(written))).toEqual(written);
  });

  it('says which of two equal times is meant', () => {
    for (const instant of ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00']) {
      const date = Temporal.Instant.from(instant).toZonedDateTimeISO(site.timeZone);
      const written = comment({ id: '2026-11-01-x', date });
      expect(read(written.file, newCommentFile(written)).date.toString()).toBe(date.toString());
    }
  });

  it('has a local time in minutes', () => {
    const contents = newCommentFile(comment({ date: local('2026-11-20T19:05') }));
    expect(frontMatterOf('x', contents).data).toMatchObject({ date: '2026-11-20T19:05' });
  });
});

describe('decidedCommentFile', () => {
  it.each([
    [
      'a status',
      '---\nauthor: Ann # who?\nstatus: pending  # still\ndate:   2026-11-20\n---\n\nText.\n\n---\nstatus: pending\n---\n',
      '---\nauthor: Ann # who?\nstatus: approved  # still\ndate:   2026-11-20\n---\n\nText.\n\n---\nstatus: pending\n---\n',
    ],
    [
      'a status in quotes',
      '---\nstatus: "pending"\nauthor: Ann\n---\nText.',
      '---\nstatus: approved\nauthor: Ann\n---\nText.',
    ],
    [
      'a name that looks like one',
      '---\nauthor: "status: pending"\n---\nText.',
      '---\nauthor: "status: pending"\nstatus: approved\n---\nText.',
    ],
    [
      'a file from Windows',
      '\ufeff---\r\nauthor: Ann\r\n---\r\nText.\r\n',
      '\ufeff---\r\nauthor: Ann\r\nstatus: approved\r\n---\r\nText.\r\n',
    ],
  ])('changes nothing but the status: %s', (_, contents, approved) => {
    expect(decidedCommentFile(contents, 'approved')).toBe(approved);
  });

  it('empties the text of a rejected one', () => {
    expect(
      decidedCommentFile('---\nstatus: approved\nauthor: Ann\n---\n\nText.\n', 'rejected'),
    ).toBe('---\nstatus: rejected\nauthor: Ann\n---\n');
  });
});
