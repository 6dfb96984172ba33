import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { drawnCover } from '../../src/covers/drawn-cover.ts';
import { site } from '../../src/site.config.ts';

const TOPICS = [...Object.keys(site.topics), 'unheard-of', 'constructor', ''];

/** Many posts of every topic. */
const posts = TOPICS.flatMap((topic) =>
  Array.from({ length: 60 }, (_, index) => ({
    id: `2026-11-20-post-${index}`,
    title: `The “${topic}” of number ${index} & <more>`,
    topics: [topic],
  })),
);
const [first] = posts as [(typeof posts)[number]];
const drawn = posts.map((post) => drawnCover(post));

const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true });

/** Names of elements and attributes, and values of attributes, anywhere in an SVG. */
function vocabulary(svg: string) {
  const found = {
    elements: new Set<string>(),
    attributes: new Set<string>(),
    values: [] as string[],
  };
  const walk = (nodes: Record<string, unknown>[]) => {
    for (const { ':@': attributes = {}, ...node } of nodes) {
      for (const [name, children] of Object.entries(node)) {
        found.elements.add(name);
        if (Array.isArray(children)) walk(children);
      }
      for (const [name, value] of Object.entries(attributes as Record<string, string>)) {
        found.attributes.add(name.slice('@_'.length));
        found.values.push(value);
      }
    }
  };
  walk(parser.parse(svg));
  return found;
}

describe('a drawn cover', () => {
  it('is the same for the same post', () => {
    expect(posts.map((post) => drawnCover({ ...post }))).toEqual(drawn);
  });

  it('differs from post to post', () => {
    // A motif of few parts may fall alike twice in hundreds, as dice do.
    expect(new Set(drawn).size).toBeGreaterThan(posts.length * 0.99);
  });

  it('follows title, identity and first topic, and nothing else', () => {
    expect(drawnCover({ ...first, title: 'Another title' })).not.toBe(drawn[0]);
    expect(drawnCover({ ...first, id: '2026-11-21-another' })).not.toBe(drawn[0]);
    expect(drawnCover({ ...first, topics: ['loyalty'] })).not.toBe(drawn[0]);
    expect(drawnCover({ ...first, topics: [...first.topics, 'loyalty'] })).toBe(drawn[0]);
  });

  it('is well-formed SVG of plain shapes, without words, ids or anything to load', () => {
    for (const svg of drawn) {
      expect(XMLValidator.validate(svg)).toBe(true);
      const { elements, attributes, values } = vocabulary(svg);
      expect(['path', 'svg']).toEqual(expect.arrayContaining([...elements]));
      expect(['d', 'fill', 'viewBox', 'xmlns']).toEqual(expect.arrayContaining([...attributes]));
      expect(values.filter((value) => /NaN|Infinity|undefined|e[+-]/.test(value))).toEqual([]);
    }
  });

  it('has the proportions of a link preview', () => {
    for (const svg of drawn) {
      const [left, top, width, height] = parser.parse(svg)[0][':@']['@_viewBox'].split(' ');
      expect([left, top, width / height]).toEqual(['0', '0', 1200 / 630]);
    }
  });

  it('is light enough to stand in a page', () => {
    const sizes = drawn.map((svg) => svg.length).sort((a, b) => a - b);
    expect(sizes.at(-1)).toBeLessThan(1000);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(500);
  });

  it('has few colours: a ground, two forms and one accent', () => {
    for (const svg of drawn) {
      const colours = new Set(vocabulary(svg).values.filter((value) => value.startsWith('#')));
      expect([3, 4], svg).toContain(colours.size);
    }
  });
});
