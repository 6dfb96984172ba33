import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import type { Comment } from '../../src/blog/comment.ts';
import type { Post } from '../../src/blog/post.ts';
import { site as configured } from '../../src/site.config.ts';
import {
  all,
  attribute,
  type BuiltSite,
  builtSite,
  linksOf,
  one,
  pageAt,
  postPath,
  textOf,
} from './pages.ts';

const built = await builtSite(inject('built'));
const below = await builtSite(inject('builtBelow'), '/insights/');

type Element = ReturnType<typeof one>;

/** The comments on a post that are approved, in the order of their files. */
function approved({ content }: BuiltSite, { id }: Post): Comment[] {
  return content.comments.filter(({ postId, status }) => postId === id && status === 'approved');
}

function sectionOf(site: BuiltSite, post: Post): Element {
  return one(pageAt(site, postPath(post)).document, 'section[id=comments]');
}

const postWithId = (site: BuiltSite, id: string) => {
  const post = site.content.posts.find((post) => post.id === id);
  if (!post) throw new Error(`There is no post ${id}`);
  return post;
};

const sites: [name: string, site: BuiltSite][] = [
  ['at the root of its host', built],
  ['below /insights/', below],
];

describe.each(sites)('every post of a site %s', (_, site) => {
  it('shows its approved comments, once each, and no others', () => {
    let shown = 0;
    for (const post of site.posts) {
      const ids = all(sectionOf(site, post), 'li')
        .map((item) => attribute(item, 'id') ?? '')
        .filter((id) => id.startsWith('comment-'));
      expect(ids.toSorted(), post.file).toEqual(
        approved(site, post)
          .map(({ id }) => `comment-${id}`)
          .sort(),
      );
      shown += ids.length;
    }
    expect(shown).toBeGreaterThan(5);
    expect(site.content.comments.length).toBeGreaterThan(shown);
  });

  it('says of each who wrote it and when, with a link to it', () => {
    for (const post of site.posts) {
      for (const { id, author, date } of approved(site, post)) {
        const item = one(sectionOf(site, post), `li[id=comment-${id}]`);
        const [article] = all(item, 'article');
        if (!article) throw new Error(`${id} is empty`);
        expect(textOf(one(article, 'b'))).toBe(author);
        const link = one(article, `a[href=#comment-${id}]`);
        expect(attribute(one(link, 'time'), 'datetime')).toBe(
          `${date.toPlainDateTime().toString({ smallestUnit: 'second' })}${date.offset}`,
        );
        expect(textOf(link)).toContain(date.toLocaleString('en-US', { month: 'long' }));
        expect(textOf(link)).toMatch(/ E[DS]T$/);
      }
    }
  });

  it('counts them in its heading, and in its data for machines', () => {
    for (const post of site.posts) {
      const count = approved(site, post).length;
      const none = post.comments === 'closed' ? 'No comments' : 'No comments yet';
      const heading = count === 0 ? none : count === 1 ? '1 comment' : `${count} comments`;
      expect(textOf(one(sectionOf(site, post), 'h2')), post.file).toBe(heading);
      const { document } = pageAt(site, postPath(post));
      const [json] = one(document, 'script[type=application/ld+json]').childNodes;
      const data = JSON.parse(json && 'value' in json ? json.value : '');
      expect(data.commentCount, post.file).toBe(count || undefined);
    }
  });

  it('asks for views and for answers by mail while it is open, and says so when it is closed', () => {
    const { email } = configured.organisation;
    for (const post of site.posts) {
      const subjects = linksOf(sectionOf(site, post))
        .filter(([, href]) => href.startsWith(`mailto:${email}?`))
        .map(([text, href]) => [text, new URL(href).searchParams.get('subject')]);
      const open = post.comments === 'open';
      expect(subjects.toSorted(), post.file).toEqual(
        open
          ? [
              ['Post your views', `Re: ${post.id}`],
              ...approved(site, post).map(({ id, author }) => [
                `Reply to ${author}`,
                `Re: ${post.id}/${id}`,
              ]),
            ].sort()
          : [],
      );
      expect(textOf(sectionOf(site, post)).includes('are closed.'), post.file).toBe(!open);
    }
    expect(
      site.posts.filter((post) => post.comments === 'closed' && approved(site, post).length > 0),
    ).not.toEqual([]);
  });

  it('has its count in every list, leading to the comments', () => {
    const counts = site.pages.flatMap(({ document, path }) =>
      linksOf(document)
        .filter(([, href]) => href.endsWith('/#comments'))
        .map(([text, href]) => [path, text, href] as const),
    );
    for (const [path, text, href] of counts) {
      const post = site.posts.find((post) => href === `${site.base}${postPath(post)}#comments`);
      const count = post && approved(site, post).length;
      expect(text, `${path} ${href}`).toBe(
        `${count} comment${count === 1 ? '' : 's'} on ${post?.title}`,
      );
    }
    const post = postWithId(site, '2026-10-13-say-which-door-to-knock-on');
    const lists = new Set(
      counts.filter(([, , href]) => href.includes(post.slug)).map(([path]) => path),
    );
    for (const list of ['2026/10/', 'topics/service/', 'authors/editors/', 'archive/']) {
      const linked = linksOf(pageAt(site, list).document).some(([, href]) =>
        href.endsWith(postPath(post)),
      );
      expect(lists.has(site.base + list), list).toBe(linked);
    }
    expect(lists.size).toBeGreaterThan(3);
  });
});

it('puts replies below what they answer, three levels deep and no deeper', () => {
  const post = postWithId(built, '2026-10-08-the-polite-check-in-and-the-shoddy-room');
  const outline = (list: Element): unknown[] =>
    list.childNodes
      .filter((node): node is Element => 'tagName' in node)
      .map((item) => {
        const [article, replies] = item.childNodes.filter(
          (node): node is Element => 'tagName' in node,
        );
        const [said] = article ? all(article, 'p.meta') : [];
        const name = said && textOf(said).replace(/,? ?\w+ \d+, 2026.*$/, '');
        return replies ? [name, outline(replies)] : [name];
      });
  const [thread] = all(sectionOf(built, post), 'ol.thread');
  expect(thread && outline(thread)).toEqual([
    ['Ruth', [['Tom K.', [['Ruth'], ['M. J. in reply to Ruth']]]]],
    ['Ines'],
  ]);
});

it('shows nothing that is not approved, anywhere', async () => {
  const waiting = built.content.comments.filter(({ status }) => status !== 'approved');
  expect(waiting).not.toEqual([]);
  for await (const file of glob('{dist,out}/**/*.{html,xml,json,txt,eml}', { cwd: built.root })) {
    const text = await readFile(join(built.root, file), 'utf8');
    for (const { id, body } of waiting) {
      expect(text.includes(id), `${file} has ${id}`).toBe(false);
      expect(text.includes(body.trim().slice(0, 30)), `${file} quotes ${id}`).toBe(false);
    }
  }
});

it('shows a hostile comment as words', () => {
  const post = postWithId(below, '2026-11-16-changed');
  const { document } = pageAt(below, postPath(post));
  const section = sectionOf(below, post);
  const [article] = all(section, 'article');
  if (!article) throw new Error('There is no comment');
  expect(textOf(one(article, 'b'))).toBe('Ann <b>');
  for (const words of [
    '<script>document.title',
    '</article></section><style>',
    'onerror',
    'deep',
  ]) {
    expect(textOf(article)).toContain(words);
  }
  for (const character of ['\u202e', '\u0001']) {
    expect(textOf(article)).not.toContain(character);
  }
  expect(all(section, 'script')).toEqual([]);
  expect(all(section, 'style')).toEqual([]);
  expect(all(section, 'img')).toEqual([]);
  const attributes = all(section, '*').flatMap(({ attrs }) => attrs);
  expect(
    attributes.filter(({ name, value }) => /^on|^style$/.test(name) || /script:/.test(value)),
  ).toEqual([]);
  // What stands after the comments is still there, and still outside of them.
  expect(all(document, 'footer')).toHaveLength(1);
  expect(all(section, 'nav')).toEqual([]);
});

it('keeps comments out of the search index', async () => {
  const texts: string[] = [];
  for await (const file of glob('dist/pagefind/fragment/*', { cwd: built.root })) {
    texts.push(gunzipSync(await readFile(join(built.root, file))).toString());
  }
  expect(texts).toHaveLength(built.posts.length);
  expect(texts.filter((text) => text.includes('Imagine a hotel'))).toHaveLength(1);
  expect(texts.filter((text) => /Ines|The lamp in 312 doesn/.test(text))).toEqual([]);
});
