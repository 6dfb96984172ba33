import { describe, expect, it } from 'vitest';
import { cutAt, inboxLines } from '../../../src/newsletter/preview/inbox-line.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('a text in an inbox', () => {
  it('is whole where it fits to the last column', () => {
    expect(cutAt('Read it', 7)).toEqual({ shown: 'Read it', rest: '' });
  });

  it('keeps a column for the ellipsis', () => {
    expect(cutAt('Read it aloud', 8)).toEqual({ shown: 'Read it', rest: ' aloud' });
  });

  it('ends before a blank, not behind it', () => {
    expect(cutAt('Read it aloud', 9).shown).toBe('Read it');
  });

  it.each([
    ['an emoji of seven code points', `ab${FAMILY}cd`, 4, 'ab', `${FAMILY}cd`],
    ['an emoji that still fits', `ab${FAMILY}cd`, 5, `ab${FAMILY}`, 'cd'],
    ['a letter with its accent', 'cafe\u0301s open', 5, 'cafe\u0301', 's open'],
    ['a flag', '🇨🇭🇦🇹🇩🇪', 5, '🇨🇭🇦🇹', '🇩🇪'],
    ['signs of double width', '顧客の声を聞く', 6, '顧客', 'の声を聞く'],
    ['letters from right to left', 'שלום לכולם', 7, 'שלום ל', 'כולם'],
  ])('is never cut within %s', (_, text, columns, shown, rest) => {
    expect(cutAt(text, columns)).toEqual({ shown, rest });
  });

  it.each([0, 1])('is not shown in %i columns', (columns) => {
    expect(cutAt('Read', columns)).toEqual({ shown: '', rest: 'Read' });
  });
});

describe('the line of a message', () => {
  const PADDING = '\u034f\u200c\u00a0'.repeat(60);
  const message = (subject: string, preheader: string, behind: string) => ({
    sender: 'Weekly Insights',
    subject,
    preheader,
    words: preheader + behind,
  });

  it('has more room for the subject on a desktop, and shares it with the preheader', () => {
    const [phone, desktop] = inboxLines(message('s'.repeat(60), 'p'.repeat(90), ''));
    expect(phone?.parts.subject.shown).toHaveLength(47);
    expect(phone?.parts.subject).toMatchObject({ columns: 60, room: 48 });
    expect(desktop?.parts.subject.rest).toBe('');
    expect(desktop?.parts.preheader).toMatchObject({ columns: 90, room: 37 });
  });

  it('has no preheader beside a subject that fills the row', () => {
    const [, desktop] = inboxLines(message('s'.repeat(110), 'More', PADDING));
    expect(desktop?.parts.preheader).toMatchObject({ shown: '', rest: 'More', room: 0 });
  });

  it('shows nothing of the email behind a preheader with enough padding', () => {
    const lines = inboxLines(message('Subject', 'p'.repeat(40), `${PADDING} Weekly Insights`));
    expect(lines.map(({ leak }) => leak)).toEqual(['', '']);
  });

  it('shows the first words of the email where the padding ends too soon', () => {
    const [phone, desktop] = inboxLines(message('Subject', 'Short', `${PADDING} Weekly Insights`));
    expect(phone?.leak).toBe('Weekly Insights');
    expect(desktop?.leak).toBe('Weekly Insights');
    // 99 columns for 25 letters, 60 blanks, one more, and then 13 of the email.
    const [narrow] = inboxLines(message('Subject', 'p'.repeat(25), `${PADDING} Weekly Insights`));
    expect(narrow?.leak).toBe('Weekly Insigh');
  });
});
