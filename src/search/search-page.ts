/**
 * The search page's program, the only one on the site. Without it the form leads to a web search,
 * limited to this site or not; with it, "This site" searches as you type.
 */

export {};

/** The part of Pagefind's program that is used here: https://pagefind.app/docs/api/ */
type Pagefind = {
  options: (options: { baseUrl: string }) => Promise<void>;
  init: () => Promise<void>;
  debouncedSearch: (
    words: string | null,
    options: { filters?: Record<string, string>; sort?: Record<string, 'asc' | 'desc'> },
  ) => Promise<{ results: { data: () => Promise<Found> }[] } | null>;
};

/** A post that was found; `excerpt` is HTML with the words in `<mark>`. */
type Found = { url: string; excerpt: string; meta: { title: string; day: string } };

/** Results shown at once. */
const PAGE = 10;

const form = element<HTMLFormElement>('search-form');
const words = element<HTMLInputElement>('search-words');
const status = element<HTMLElement>('search-status');
const list = element<HTMLOListElement>('search-results');
const more = element<HTMLButtonElement>('search-more');

let pagefind: Promise<Pagefind> | undefined;
let found: { data: () => Promise<Found> }[] = [];
/** How many searches have begun; only the latest may show what it found. */
let runs = 0;

words.value = new URLSearchParams(location.search).get('q') ?? '';
if (words.value) void search();

form.addEventListener('input', () => void search());
form.addEventListener('submit', (event) => {
  if (!searchesThisSite()) return;
  event.preventDefault();
  links()[0]?.focus();
});
more.addEventListener('click', async () => {
  const first = list.children.length;
  const run = runs;
  const next = await items(first);
  if (run !== runs) return;
  list.append(...next);
  more.hidden = list.children.length >= found.length;
  links()[first]?.focus();
});
form.parentElement?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event);
  if (event.key === 'Escape') leave(event);
});

/** Searches for the words, with the topic, year and order chosen, and shows what is found. */
async function search(): Promise<void> {
  runs += 1;
  const run = runs;
  const query = words.value.trim();
  history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const { topic, year, order } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const filters = { ...(topic && { topic }), ...(year && { year }) };
  if (!searchesThisSite() || (!query && Object.keys(filters).length === 0)) return show([], '');
  status.textContent = 'Searching …';
  pagefind ??= loaded();
  const answer = await (await pagefind).debouncedSearch(query || null, {
    filters,
    ...(order === 'newest' && { sort: { date: 'desc' } }),
  });
  // The reader has typed on: a later search answers.
  if (!answer || run !== runs) return;
  found = answer.results;
  const first = await items(0);
  if (run !== runs) return;
  const count = found.length;
  show(first, count === 1 ? '1 post found' : `${count === 0 ? 'No' : count} posts found`);
}

/** Shows these results in place of what was there, in one step, so that nothing jumps. */
function show(results: HTMLLIElement[], message: string): void {
  if (results.length === 0) found = [];
  list.replaceChildren(...results);
  more.hidden = results.length >= found.length;
  status.textContent = message;
}

/** The next results from one on. */
function items(from: number): Promise<HTMLLIElement[]> {
  return Promise.all(found.slice(from, from + PAGE).map(async (one) => item(await one.data())));
}

function item({ url, excerpt, meta }: Found): HTMLLIElement {
  const entry = document.createElement('li');
  const day = document.createElement('span');
  day.className = 'meta';
  day.textContent = meta.day;
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title;
  const text = document.createElement('p');
  // Pagefind escapes the page's words and adds nothing but <mark>.
  text.innerHTML = excerpt;
  const result = document.createElement('div');
  result.append(link, text);
  entry.append(day, result);
  return entry;
}

async function loaded(): Promise<Pagefind> {
  const base = form.dataset.index ?? '';
  const program = (await import(/* @vite-ignore */ `${base}pagefind.js`)) as Pagefind;
  await program.options({ baseUrl: '/' });
  await program.init();
  return program;
}

function searchesThisSite(): boolean {
  return new FormData(form).get(form.dataset.hostField ?? '') !== '';
}

/** Arrow keys lead from the words through the results and back. */
function moveFocus(event: KeyboardEvent): void {
  const stops: HTMLElement[] = [words, ...links()];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

/** Escape leads back to the words, and from there clears them. */
function leave(event: KeyboardEvent): void {
  event.preventDefault();
  if (document.activeElement === words) {
    words.value = '';
    void search();
  }
  words.focus();
}

function links(): HTMLAnchorElement[] {
  return [...list.querySelectorAll('a')];
}

function element<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The search page has no #${id}`);
  return found as Kind;
}
