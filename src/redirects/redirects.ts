import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { aliasFiles } from '../blog/aliases.ts';
import type { Post } from '../blog/post.ts';
import { ContentError, type Problem } from '../blog/problem.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';

/** What leads from posts' old addresses to where they are now. */
export type Redirects = {
  /** Files of the built site, with their contents. */
  files: ReadonlyMap<string, string>;
  /** Old addresses that lie outside the site's base, where it can have no file. */
  outside: { alias: string; file: string }[];
};

/**
 * A page for every old address, at its exact path, and `_redirects` for hosts that read it.
 *
 * @param posts those that have a page
 * @param built every file of the site, from its root: an old address must not take the place of one
 * @throws {ContentError} naming each post that claims the address of something else
 */
export function redirects(
  posts: readonly Post[],
  built: readonly string[],
  site: Site,
  urls: Urls,
): Redirects {
  const claims = posts.flatMap((post) => post.aliases.map((alias) => ({ post, alias })));
  const files = new Map<string, string>();
  const outside: Redirects['outside'] = [];
  const problems: Problem[] = [];
  const places = occupied(built);
  for (const { post, alias } of claims) {
    const page = redirectPage(post, site, urls);
    const paths = aliasFiles(alias).map((file) => urls.belowBase(`/${file}`));
    if (paths.includes(undefined)) outside.push({ alias, file: post.file });
    for (const path of paths.filter((path) => path !== undefined)) {
      const taken = places.inTheWayOf(path);
      const same = taken?.toLowerCase() === path.toLowerCase() && files.get(taken) === page;
      if (taken !== undefined && !same) problems.push(collision(post, alias, taken));
      files.set(path, page);
      places.add(path);
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
  if (claims.length > 0) files.set('_redirects', rules(claims, urls));
  return { files, outside };
}

/** Where files are; whatever the case, since some systems don't tell it apart. */
function occupied(built: readonly string[]) {
  const files = new Map<string, string>();
  /** Each folder, with a file that is in it. */
  const folders = new Map<string, string>();
  const foldersOf = (path: string) =>
    path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
  const add = (file: string) => {
    files.set(file.toLowerCase(), file);
    for (const folder of foldersOf(file.toLowerCase())) folders.set(folder, file);
  };
  for (const file of built) add(file);
  return {
    add,
    /** A file that a new one would replace, or of which either stands where the other needs a folder. */
    inTheWayOf: (path: string): string | undefined => {
      const wanted = path.toLowerCase();
      const above = foldersOf(wanted).map((folder) => files.get(folder));
      return [files.get(wanted), folders.get(wanted), ...above].find((file) => file !== undefined);
    },
  };
}

function collision({ file }: Post, alias: string, taken: string): Problem {
  return {
    file,
    reason: `\`aliases\` names ${alias}, but the site has something else there: ${taken}`,
    fix: 'Remove it from `aliases`: an old address can lead to a post only where nothing else is.',
  };
}

/** The format of Netlify and Cloudflare Pages: from, to, status. */
function rules(claims: readonly { post: Post; alias: string }[], urls: Urls): string {
  const lines = claims.flatMap(({ post, alias }) => {
    const from = aliasFiles(alias).length > 1 ? [alias, `${alias}/`] : [alias];
    return from.map((path) => `${new URL(urls.absolute(path)).pathname} ${urls.post(post)} 301`);
  });
  return `${lines.sort().join('\n')}\n`;
}

function redirectPage(post: Post, site: Site, urls: Urls): string {
  const path = urls.post(post);
  const document = [
    { type: 'doctype' as const },
    h('html', { lang: site.language }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width' }),
        h('title', `${post.title} has moved – ${site.name}`),
        h('meta', { 'http-equiv': 'refresh', content: `0; url=${path}` }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('link', { rel: 'canonical', href: urls.absolute(path) }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
      ]),
      h('body', h('p', ['This post has moved: ', h('a', { href: path }, post.title)])),
    ]),
  ];
  return toHtml(document, { upperDoctype: true });
}
