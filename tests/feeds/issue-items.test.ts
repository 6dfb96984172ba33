import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { issueItems } from '../../src/feeds/issue-items.ts';
import { rss } from '../../src/feeds/rss.ts';
import { siteFeeds } from '../../src/feeds/site-feeds.ts';
import { assembledIssue } from '../../src/newsletter/assembled-issue.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { all, attribute, fragment, textOf } from '../site/pages.ts';

const content = await readContent(join(import.meta.dirname, '../fixtures/publication'), site);
const issues = await Promise.all(
  content.issues.map((issue) => assembledIssue(issue, content, site, urls)),
);
const [item] = issueItems(issues, site);
const [issue] = issues;
if (!item || !issue) throw new Error('The fixture has no issue');

describe('an issue in the feed', () => {
  it('is known by its week', () => {
    expect(item).toMatchObject({
      id: 'issue:2026-W11',
      url: 'https://fixture.test/below/weekly-insights/2026-W11/',
      title: issue.subject,
      summary: issue.preheader,
      authors: [{ name: 'Fixture & Sons', url: 'https://fixture.test/below/' }],
    });
    expect(item.date.equals(issue.date)).toBe(true);
  });

  it('has each topic of its stories once', () => {
    const all = [issue.lead, ...issue.others].flatMap(({ topics }) => topics);
    expect(item.topics).toHaveLength(new Set(all).size);
    expect(all.filter((topic) => !item.topics.includes(topic))).toEqual([]);
  });

  it('says who paid for a story, between its title and its excerpt', () => {
    const story = [issue.lead, ...issue.others].find(({ sponsor }) => sponsor);
    if (!story) throw new Error('The fixture has no sponsored story');
    const text = textOf(fragment(item.html));
    const places = [story.title, `Sponsored by ${story.sponsor?.name}`, story.excerpt].map((part) =>
      text.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows covers with their descriptions and sizes', () => {
    const covers = [issue.lead, ...issue.others].flatMap(({ cover }) => cover ?? []);
    expect(covers).not.toEqual([]);
    expect(
      all(fragment(item.html), 'figure img').map((image) =>
        ['src', 'alt', 'width', 'height'].map((name) => attribute(image, name)),
      ),
    ).toEqual(covers.map(({ url, alt, width, height }) => [url, alt, `${width}`, `${height}`]));
  });

  it('stays well-formed whatever it says', async () => {
    const hostile = 'A\u0001\u000b\uffff ]]> </title> & B';
    const items = issueItems(
      [{ ...issue, subject: hostile, lead: { ...issue.lead, title: hostile, excerpt: hostile } }],
      site,
    );
    const xml = await rss({ ...siteFeeds(site, urls).issues, items }, site.language);
    expect(XMLValidator.validate(xml)).toBe(true);
  });
});
