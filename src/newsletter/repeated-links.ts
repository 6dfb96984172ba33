import { visit } from 'unist-util-visit';
import { type Issue, issuePosts } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import type { Urls } from '../blog/urls.ts';
import { absoluteDestinations, portableTree, type Source } from '../portable/portable-html.ts';
import { byWeek } from './coverage.ts';

/** How many issues back a link is remembered. */
export const MEMORY = 25;

/** A link of an issue that one before it had already. */
export type RepeatedLink = {
  /** As the issue has it, but absolute. */
  url: string;
  place: 'the note' | 'the text of the lead' | 'the post from the archive' | 'the sponsor';
  /** The week of the last issue that had it. */
  before: string;
};

/**
 * The links of an issue that one of the 25 before it had too: to other sites, and to posts besides
 * its own stories. Stories, navigation and footer don't count.
 */
export async function repeatedLinks(
  issue: Issue,
  { posts, issues }: { posts: readonly Post[]; issues: readonly Issue[] },
  urls: Urls,
): Promise<RepeatedLink[]> {
  const known = new Set(posts.map((post) => urls.absolute(urls.post(post))));
  const ours = await linksOf(issue, posts, known, urls);
  const earlier = byWeek(issues)
    .filter(({ week }) => week < issue.week)
    .slice(-MEMORY);
  const lastWeekOf = new Map<string, string>();
  for (const past of ours.size > 0 ? earlier : []) {
    for (const key of (await linksOf(past, posts, known, urls)).keys())
      lastWeekOf.set(key, past.week);
  }
  return [...ours].flatMap(([key, link]) => {
    const before = lastWeekOf.get(key);
    return before ? [{ ...link, before }] : [];
  });
}

/**
 * The links of an issue by what makes them the same.
 *
 * @param known the addresses of all posts
 */
async function linksOf(
  issue: Issue,
  posts: readonly Post[],
  known: ReadonlySet<string>,
  urls: Urls,
): Promise<Map<string, Omit<RepeatedLink, 'before'>>> {
  const stories = issuePosts(issue, posts);
  const [lead] = stories;
  const picked = posts.find(({ id }) => id === issue.archive);
  const addressOf = (post: Post) => urls.absolute(urls.post(post));
  const note = { file: issue.file, body: issue.note };
  const found: [RepeatedLink['place'], string[]][] = [
    ['the note', await textLinks(note, urls.issue(issue.week), urls)],
    [
      'the text of the lead',
      issue.leadInFull && lead ? await textLinks(lead, urls.post(lead), urls) : [],
    ],
    ['the post from the archive', picked ? [addressOf(picked)] : []],
    ['the sponsor', issue.sponsor ? [issue.sponsor.url] : []],
  ];

  const own = new Set(stories.map(addressOf));
  const links = new Map<string, Omit<RepeatedLink, 'before'>>();
  for (const [place, addresses] of found) {
    for (const url of addresses) {
      const key = sameness(url);
      const counts = key?.startsWith(urls.absolute(urls.blog()))
        ? known.has(key) && !own.has(key)
        : key !== undefined;
      if (key !== undefined && counts && !links.has(key)) links.set(key, { url, place });
    }
  }
  return links;
}

async function textLinks(text: Source, page: string, urls: Urls): Promise<string[]> {
  const tree = await portableTree(text, absoluteDestinations(urls, page));
  const links: string[] = [];
  visit(tree, 'element', ({ tagName, properties: { href } }) => {
    if (tagName === 'a' && typeof href === 'string') links.push(href);
  });
  return links;
}

/** What two addresses of one thing have in common: all but the place within the page, and where a reader came from. */
function sameness(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('utm_')) url.searchParams.delete(name);
  }
  return url.href;
}
