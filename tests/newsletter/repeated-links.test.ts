import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { urlsOf } from '../../src/blog/urls.ts';
import { MEMORY, repeatedLinks } from '../../src/newsletter/repeated-links.ts';
import { issue, local, post } from '../builders.ts';

const urls = urlsOf({ url: 'https://example.com/blog/' });
const story = post({ id: 'story', date: local('2026-11-18T08:00'), slug: 'story' });
const older = post({ id: 'older', date: local('2026-01-05T08:00'), slug: 'older' });
const linking = post({
  id: 'linking',
  date: local('2026-11-19T08:00'),
  slug: 'linking',
  body: 'See [this](https://a.test/page) and [that][1].\n\n[1]: https://b.test/',
});
const posts = [story, older, linking];

const weekAt = (index: number) => `2026-W${String(index).padStart(2, '0')}`;

/** What is repeated in an issue whose predecessor has a note, or is as given. */
function repeated(now: Partial<Issue>, before: Partial<Issue>) {
  const past = issue({ week: '2026-W46', stories: ['story'], ...before });
  const current = issue({ week: '2026-W47', stories: ['linking'], ...now });
  return repeatedLinks(current, { posts, issues: [past, current] }, urls);
}

const note = (href: string) => ({ note: `Read [it](${href}).` });
const THERE = 'https://a.test/page';

describe('a repeated link', () => {
  it('is told with where it is and when it was', async () => {
    expect(await repeated(note(THERE), note(THERE))).toEqual([
      { url: THERE, place: 'the note', before: '2026-W46' },
    ]);
  });

  it.each([
    ['a place within the page', `${THERE}#part`],
    ['where a reader came from', `${THERE}?utm_source=mail&utm_medium=x`],
    ['capitals in the host', 'https://A.TEST/page'],
  ])('is the same but for %s', async (_, href) => {
    expect(await repeated(note(href), note(THERE))).toHaveLength(1);
    expect(await repeated(note(THERE), note(href))).toHaveLength(1);
  });

  it.each([
    ['another page', 'https://a.test/other', THERE],
    ['another query', `${THERE}?a=1`, `${THERE}?a=2`],
    ['a mail address', 'mailto:x@a.test', 'mailto:x@a.test'],
    ['a page of the site', '/about-us/', '/about-us/'],
    ['a footnote', '#note', '#note'],
    ['the story itself', '/2026/11/linking/', '/2026/11/linking/'],
  ])('is not %s', async (_, now, before) => {
    expect(await repeated(note(now), note(before))).toEqual([]);
  });

  it('may lead to a post that is no story of the issue', async () => {
    expect(await repeated(note('/2026/01/older/'), note('/2026/01/older/#x'))).toEqual([
      { url: 'https://example.com/blog/2026/01/older/', place: 'the note', before: '2026-W46' },
    ]);
    expect(await repeated(note('/2026/11/story/'), { stories: ['story'], note: '' })).toEqual([]);
  });

  it('is found in the lead’s whole text, the post from the archive and the sponsor', async () => {
    const sponsor = { name: 'B', url: 'https://b.test/?utm_campaign=1', disclosure: 'Paid.' };
    const found = await repeated(
      { leadInFull: true, archive: 'older', sponsor },
      { note: `[a](${THERE}) [b](https://b.test/) [c](/2026/01/older/)` },
    );
    expect(found.map(({ url, place }) => [url, place])).toEqual([
      [THERE, 'the text of the lead'],
      ['https://b.test/', 'the text of the lead'],
      ['https://example.com/blog/2026/01/older/', 'the post from the archive'],
    ]);
    expect(await repeated({ sponsor }, { sponsor })).toMatchObject([{ place: 'the sponsor' }]);
    expect(await repeated({ leadInFull: false }, note(THERE))).toEqual([]);
  });

  it('is remembered for 25 issues, and told of the last', async () => {
    const issues = Array.from({ length: MEMORY + 2 }, (_, index) =>
      issue({ week: weekAt(index + 1), stories: [`s${index}`], note: '' }),
    );
    const last = issues.at(-1) as Issue;
    const withNotes = (...indices: number[]) =>
      issues.map((one, index) =>
        one === last || indices.includes(index) ? { ...one, ...note(THERE) } : one,
      );
    const beforeOf = async (all: Issue[]) =>
      (await repeatedLinks(all.at(-1) as Issue, { posts, issues: all }, urls)).map(
        ({ before }) => before,
      );
    expect(await beforeOf(withNotes(0))).toEqual([]);
    expect(await beforeOf(withNotes(1))).toEqual(['2026-W02']);
    expect(await beforeOf(withNotes(1, 20))).toEqual(['2026-W21']);
  });
});
