import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ContentError, problemText } from '../../src/blog/problem.ts';
import { type PositionOf, problemsOf } from '../../src/blog/schema-problems.ts';

function found(schema: z.ZodType, data: unknown, positionOf: PositionOf = () => undefined) {
  const { error } = schema.safeParse(data);
  return error ? problemsOf(error, { data, file: 'post.md', positionOf }) : [];
}

describe('problemsOf', () => {
  it('is one problem per unknown key, each at its place', () => {
    const positionOf = vi.fn<PositionOf>((path) => ({ line: path.length, column: 7 }));
    const schema = z.strictObject({ cover: z.strictObject({}) });
    expect(found(schema, { cover: { a: 1, b: 2 }, c: 3 }, positionOf)).toEqual([
      expect.objectContaining({ line: 2, column: 7, reason: 'Unknown key `a` in `cover`' }),
      expect.objectContaining({ line: 2, column: 7, reason: 'Unknown key `b` in `cover`' }),
      expect.objectContaining({ line: 1, column: 7, reason: 'Unknown key `c`' }),
    ]);
    expect(positionOf.mock.calls).toEqual([[['cover', 'a']], [['cover', 'b']], [['c']]]);
  });

  it('asks for the place of the item in a list', () => {
    const positionOf = vi.fn<PositionOf>(() => ({ line: 4, column: 12 }));
    const schema = z.object({ topics: z.array(z.enum(['a'], 'is no topic')) });
    expect(found(schema, { topics: ['a', 'b'] }, positionOf)).toEqual([
      {
        file: 'post.md',
        line: 4,
        column: 12,
        reason: '`topics.1`: is no topic',
        fix: 'Use one of: a.',
      },
    ]);
    expect(positionOf).toHaveBeenCalledWith(['topics', 1]);
  });

  it('has no line where no place is known', () => {
    expect(found(z.object({ a: z.string() }), { a: 1 })[0]).not.toHaveProperty('line');
  });

  it.each([
    ['a text', z.string()],
    ['a list', z.array(z.string())],
    ['a text with a form', z.email()],
  ])('says that %s is missing, and to add it', (_, schema) => {
    expect(found(z.object({ sender: schema }), {})).toEqual([
      { file: 'post.md', reason: '`sender` is missing', fix: 'Add `sender: …`.' },
    ]);
  });

  it.each([
    ['a text', z.string(), 5, 'a text (in quotes if it looks like a number or contains a colon)'],
    ['true or false', z.boolean(), 'yes', 'the value true or false'],
    ['a list', z.array(z.string()), 'a', 'a list, such as [one, two]'],
    ['keys', z.object({}), 'a', 'keys of its own, indented below it'],
    ['keys of any name', z.record(z.string(), z.string()), 'a', 'keys of its own'],
    ['a number', z.number(), 'a', 'a number'],
    ['a whole number', z.int(), 'a', 'number'],
    ['a whole number instead of a fraction', z.int(), 1.5, 'number'],
  ])('asks for %s where something else stands', (_, schema, value, asked) => {
    expect(found(z.object({ key: schema }), { key: value })[0]?.fix).toContain(asked);
  });

  it('asks to write something where a text is empty', () => {
    const [problem] = found(z.object({ title: z.string().min(1, 'must not be empty') }), {
      title: '',
    });
    expect(problem).toMatchObject({
      reason: '`title`: must not be empty',
      fix: expect.stringContaining('Write something'),
    });
  });

  it('does not ask to write something where a number is too small', () => {
    const [problem] = found(z.object({ number: z.int().positive() }), { number: 0 });
    expect(problem?.fix).not.toContain('Write something');
  });

  it('keeps the words of a check of its own about a key that is missing', () => {
    const schema = z.object({}).superRefine((_, context) => {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'is wanted here' });
    });
    expect(found(schema, {})).toMatchObject([{ reason: '`reason`: is wanted here' }]);
  });

  it('prefers the fix that the schema gives', () => {
    const schema = z.object({
      day: z.string().refine(() => false, { message: 'is past', params: { fix: 'Wait.' } }),
    });
    expect(found(schema, { day: 'x' })).toEqual([
      { file: 'post.md', reason: '`day`: is past', fix: 'Wait.' },
    ]);
  });

  it('always has some fix', () => {
    expect(found(z.object({ day: z.string().max(1) }), { day: 'xx' })[0]?.fix).toContain('`day`');
  });

  it('calls the whole front matter by its name', () => {
    expect(found(z.object({}), 'text')[0]?.reason).toContain('`front matter`');
  });
});

describe('ContentError', () => {
  it('lists every problem with its place, its reason and its fix', () => {
    const error = new ContentError([
      { file: 'a.md', line: 3, column: 5, reason: 'One.', fix: 'Do this.' },
      { file: 'b.md', reason: 'Two.', fix: 'Do that.' },
    ]);
    expect(error.message.split('\n')).toEqual([
      'a.md:3:5',
      '  One.',
      '  Fix: Do this.',
      '',
      'b.md',
      '  Two.',
      '  Fix: Do that.',
    ]);
  });

  it('shows a line without a column', () => {
    const text = problemText({ file: 'a.md', line: 3, reason: 'One.', fix: 'Do this.' });
    expect(text.split('\n')[0]).toBe('a.md:3');
  });
});
