import { describe, expect, it } from 'vitest';
import { ContentError, type Problem } from '../../src/blog/problem.ts';
import { frontMatterOf } from '../../src/sources/front-matter.ts';

/** A file of content from its lines. */
const file = (...lines: string[]) => lines.join('\n');

const read = (contents: string) => frontMatterOf('post.md', contents);

/** What is wrong with a file; nothing else may be thrown. */
function problems(contents: string): readonly Problem[] {
  try {
    read(contents);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

describe('the data', () => {
  it('has dates as they were written', () => {
    expect(read(file('---', 'date: 2026-11-20', 'updated: 2026-11-20T18:18', '---')).data).toEqual({
      date: '2026-11-20',
      updated: '2026-11-20T18:18',
    });
  });

  it('takes yes and no for words, and true and false for themselves', () => {
    expect(read(file('---', 'a: yes', 'b: no', 'c: true', 'd: 3', '---')).data).toEqual({
      a: 'yes',
      b: 'no',
      c: true,
      d: 3,
    });
  });

  it.each([
    ['nothing', []],
    ['comments only', ['# later']],
  ])('is an empty object for %s', (_, lines) => {
    expect(read(file('---', ...lines, '---', 'Text.')).data).toEqual({});
  });

  it.each([
    ['a byte order mark', '\uFEFF---\ntitle: Waiting\n---\nText.\n'],
    ['Windows line ends', '---\r\ntitle: Waiting\r\n---\r\nText.\r\n'],
    ['spaces after the dashes', '---  \ntitle: Waiting\n--- \t\nText.\n'],
    ['no text', '---\ntitle: Waiting\n---'],
  ])('is read in spite of %s', (_, contents) => {
    expect(read(contents).data).toEqual({ title: 'Waiting' });
  });

  it('ends at the first line of dashes, and rules in the text stay there', () => {
    const { data, body } = read(
      file('---', 'title: Waiting', '---', 'One.', '', '---', '', 'Two.'),
    );
    expect(data).toEqual({ title: 'Waiting' });
    expect(body.trim()).toBe('One.\n\n---\n\nTwo.');
  });

  it('may have dashes inside a value', () => {
    expect(read(file('---', 'title: a --- b', 'note: |', '  ---', '---')).data).toEqual({
      title: 'a --- b',
      note: '---\n',
    });
  });
});

describe('the body', () => {
  it.each([
    ['', '\n'],
    ['a byte order mark and ', '\n', '\uFEFF'],
    ['Windows line ends and ', '\r\n'],
  ])('with %sblank lines for the front matter keeps its line numbers', (_, end, start = '') => {
    const lines = ['---', 'title: Waiting', 'topics: [a]', '---', '', 'Waits feel long.', 'Last.'];
    const { body } = read(start + lines.join(end));
    expect(body.split(/\r?\n/)).toEqual(['', '', '', '', '', 'Waits feel long.', 'Last.']);
  });

  it('is blank when there is no text', () => {
    expect(read('---\ntitle: Waiting\n---').body.trim()).toBe('');
  });
});

describe('positionOf', () => {
  const lines = [
    '---',
    '# A comment',
    'title: Waiting',
    'topics: [service, gossip]',
    'cover:',
    '  src: a.png',
    '  width: 3',
    'authors:',
    '  - editors',
    '  - nobody',
    'empty:',
    '---',
  ];

  const places: [string, PropertyKey[], number, number][] = [
    ['a key', ['title'], 3, 1],
    ['a key of a list', ['topics'], 4, 1],
    ['an item in brackets', ['topics', 1], 4, 19],
    ['an item on a line of its own', ['authors', 1], 10, 5],
    ['a key below a key', ['cover', 'width'], 7, 3],
    ['a key without a value', ['empty'], 11, 1],
    ['the key above one that is missing', ['cover', 'alt'], 5, 1],
    ['the list above an item that is missing', ['topics', 7], 4, 1],
    ['the key above anything below a text', ['title', 'short', 0], 3, 1],
    ['the beginning, for a key that is missing', ['date'], 1, 1],
    ['the beginning, for the whole', [], 1, 1],
  ];

  it.each(places)('is %s', (_, path, line, column) => {
    expect(read(lines.join('\n')).positionOf(path)).toEqual({ line, column });
  });

  it.each([
    ['Windows line ends', lines.join('\r\n')],
    ['a byte order mark', `\uFEFF${lines.join('\n')}`],
  ])('is the same with %s', (_, contents) => {
    const { positionOf } = read(contents);
    expect(places.map(([, path]) => positionOf(path))).toEqual(
      places.map(([, , line, column]) => ({ line, column })),
    );
  });
});

describe('a file', () => {
  it.each([
    ['without front matter', 'Waits feel long.\n', 'There is no front matter'],
    ['that is empty', '', 'There is no front matter'],
    ['with something above it', '\n---\ntitle: Waiting\n---\n', 'There is no front matter'],
    ['whose front matter has no end', '---\ntitle: Waiting\n\nText.\n', 'has no end'],
    ['whose only end is indented', '---\ntitle: Waiting\n ---\nText.\n', 'has no end'],
    ['whose dashes are too many', '----\ntitle: Waiting\n---\n', 'front matter'],
  ])('%s is refused at its first line', (_, contents, reason) => {
    expect(problems(contents)).toEqual([
      {
        file: 'post.md',
        line: 1,
        column: 1,
        reason: expect.stringContaining(reason),
        fix: expect.stringContaining('---'),
      },
    ]);
  });

  it.each([
    ['a colon in a text', ['title: Waits: a study'], 2, 8, 'in "quotes"'],
    ['a key twice', ['title: One', 'date: 2026-11-20', 'title: Two'], 4, 1, 'Keep one of the two.'],
    ['a quote not closed', ['title: "Waits', 'date: 2026-11-20'], 4, 1, 'opened and not closed'],
    ['a tab', ['cover:', '\tsrc: a.png'], 3, 1, 'spaces'],
    ['a sign that YAML keeps for itself', ['date: 2026-11-20', 'title: @home'], 3, 8, 'quotes'],
  ])('with %s is refused at its line, with a fix', (_, lines, line, column, fix) => {
    expect(problems(file('---', ...lines, '---', 'Text.'))[0]).toMatchObject({
      file: 'post.md',
      line,
      column,
      reason: expect.stringMatching(/^The front matter cannot be read: .+$/),
      fix: expect.stringContaining(fix),
    });
  });

  it('with a text that begins with an asterisk is refused at its line, with a fix', () => {
    expect(problems(file('---', 'date: 2026-11-20', 'title: *Really*', '---'))).toEqual([
      {
        file: 'post.md',
        line: 3,
        column: 8,
        reason: expect.stringContaining('*Really*'),
        fix: expect.stringContaining('quotes'),
      },
    ]);
  });

  it('has the same lines of mistakes with Windows line ends', () => {
    const contents = ['---', 'date: 2026-11-20', 'title: a: b', '---', ''].join('\r\n');
    expect(problems(contents)[0]).toMatchObject({ line: 3, column: 8 });
  });
});

it('places an unknown key that is a number, and refuses what YAML only warns of', () => {
  expect(frontMatterOf('post.md', '---\ntitle: A\n2012: x\n---\n').positionOf(['2012'])).toEqual({
    line: 3,
    column: 1,
  });
  expect(() => frontMatterOf('post.md', '---\ntitle: !important\n---\n')).toThrow('post.md:2:8');
});
