import { describe, expect, it } from 'vitest';
import { found, golden } from './golden-email.ts';

const leftovers = (change: Parameters<typeof found>[1]) => found('Leftovers', change, 'nowhere');
const titled = (title: string) => (html: string) => html.replaceAll('A day only', title);
const authored = (title: string) => ({
  html: titled(title),
  assembled: { lead: { ...golden.assembled.lead, title } },
});

describe('leftovers', () => {
  it.each([
    ['{{ site.name }}', 'a tag of a template'],
    ['{% if cover %}', 'a tag of a template'],
    ['{{ never closed', 'a tag of a template'],
    ['*|UNSUB|*', 'a tag of a template'],
    ['&lt;mj-text', 'a tag of a template'],
    ['<mj-include path="a"></mj-include>', 'a tag of a template'],
    ['undefined', 'says "undefined", which no author wrote'],
    ['[object Object]', 'says "[object Object]", which no author wrote'],
    ['NaN', 'says "NaN"'],
    ['null', 'says "null"'],
    ['Lorem ipsum', 'says "Lorem ipsum"'],
    ['TODO', 'says "TODO"'],
  ])('are found: %s', async (left, message) => {
    const said = await leftovers({ html: titled(left) });
    expect(said.length).toBeGreaterThan(0);
    expect(said.every((one) => one.startsWith('fail: '))).toBe(true);
    expect(said.join('\n')).toContain(message);
  });

  it('are found in attributes and in the text part', async () => {
    const html = (before: string) => before.replace('Two chairs', '{{ alt }}');
    expect((await leftovers({ html })).join()).toContain('“{{ alt }}”');
    const text = (before: string) => before.replace('A day only', 'undefined');
    expect((await leftovers({ text })).join()).toContain('The text part says "undefined"');
  });

  it('are no words that only look like them', async () => {
    expect(await leftovers({ html: titled('Todos, nullified; a {brace} and 5 % off') })).toEqual(
      [],
    );
    expect(await leftovers(authored('What undefined roles cost'))).toEqual([]);
  });

  it('warn of a tag that an author wrote, as who sends would take it for an order', async () => {
    const said = await leftovers(authored('On {{ braces }} in titles'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^warn: An author wrote “\{\{ braces }}”/);
  });

  it('are not hidden behind one that an author wrote', async () => {
    const change = authored('On {{ braces }} in titles');
    const html = (before: string) => change.html(before).replace('Read on:', '{{ more }}:');
    expect((await leftovers({ ...change, html })).filter((one) => one.startsWith('fail'))).toEqual([
      'fail: The HTML still holds “{{ more }}”, a tag of a template',
    ]);
  });
});
