/** What is wrong with a feed by the rules of JSON Feed 1.1 (jsonfeed.org/version/1.1), and by ours: every item has all we know. */
export function jsonFeedFaults(feed: Record<string, unknown>): string[] {
  const items = Array.isArray(feed.items) ? (feed.items as Record<string, unknown>[]) : [];
  return [
    ...faults('feed', feed, {
      version: (value) => value === 'https://jsonfeed.org/version/1.1',
      title: isText,
      description: isText,
      home_page_url: isUrl,
      feed_url: isUrl,
      language: (value) => isText(value) && Intl.getCanonicalLocales(value).length === 1,
      authors: areAuthors,
      items: Array.isArray,
    }),
    ...items.flatMap((item) =>
      faults(
        String(item.id),
        item,
        {
          id: isText,
          url: isUrl,
          title: isText,
          summary: isText,
          content_html: isText,
          date_published: isRfc3339,
          authors: areAuthors,
          tags: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
        },
        { image: isUrl, date_modified: isRfc3339 },
      ),
    ),
    ...(new Set(items.map(({ id }) => id)).size === items.length ? [] : ['ids are not unique']),
  ];
}

type Rules = Record<string, (value: unknown) => boolean>;

function faults(
  what: string,
  object: Record<string, unknown>,
  required: Rules,
  optional: Rules = {},
): string[] {
  const rules = { ...optional, ...required };
  return [
    ...Object.entries(required).flatMap(([key, holds]) =>
      holds(object[key]) ? [] : [`${what}: ${key} is ${JSON.stringify(object[key])}`],
    ),
    ...Object.keys(object)
      .filter((key) => !rules[key]?.(object[key]))
      .map((key) => `${what}: ${key} is ${JSON.stringify(object[key])}`),
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isUrl(value: unknown): boolean {
  return isText(value) && /^https:\/\//.test(value) && URL.canParse(value);
}

/** RFC 3339, with an offset that says something: "-00:00" would mean that it is not known. */
function isRfc3339(value: unknown): boolean {
  return (
    isText(value) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|(?!-00:00)[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function areAuthors(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((author) => isText(author.name) && isUrl(author.url))
  );
}
