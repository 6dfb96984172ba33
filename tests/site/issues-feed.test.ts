import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { site as configured } from '../../src/site.config.ts';
import { feedOf } from './feeds.ts';
import { all, attribute, builtSites, fragment, one, pageAt, textOf } from './pages.ts';

const sites = await builtSites();

const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe.each(sites)('the feed of issues of a site %s', async (_, site) => {
  const { xml, rss, items } = await feedOf(site, 'weekly-insights/rss.xml');
  const { channel } = rss;
  const issues = site.content.issues
    .filter(({ draft }) => !draft)
    .toSorted((a, b) => b.number - a.number);
  const pairs = issues.map((issue, index) => {
    const item = items[index];
    if (!item) throw new Error(`The feed has no ${issue.week}`);
    const page = pageAt(site, `weekly-insights/${issue.week}/`);
    return { issue, item, page, html: fragment(item['content:encoded']) };
  });

  it('is well-formed, and says whose it is and when it was last new', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(channel).toMatchObject({
      title: configured.newsletter.name,
      link: new URL('weekly-insights/', site.url).href,
      'atom:link': { '@_href': new URL('weekly-insights/rss.xml', site.url).href },
      lastBuildDate: items[0]?.pubDate,
    });
  });

  it('has every issue, newest first, under its week', () => {
    expect(
      items.map(({ title, link, description, guid, pubDate }) => ({
        title,
        link,
        description,
        guid: guid['#text'],
        at: Date.parse(pubDate),
      })),
    ).toEqual(
      issues.map(({ subject, preheader, week, window }) => ({
        title: subject,
        link: new URL(`weekly-insights/${week}/`, site.url).href,
        description: preheader,
        guid: `issue:${week}`,
        at: window.to.epochMilliseconds,
      })),
    );
  });

  it.each(pairs)('carries all that the page of $issue.week says', ({ page, html }) => {
    const shown = one(page.document, 'main div.post');
    const around = [...all(shown, 'header.heading'), ...all(shown, 'nav')].map(textOf);
    const text = around.reduce((rest, part) => rest.replace(part, ''), textOf(shown));
    expect(words(textOf(html))).toEqual(words(text));
  });

  it('has absolute addresses only, and those of this site exist', () => {
    const addresses = pairs.flatMap(({ html }) =>
      all(html, '*').flatMap((element) =>
        ['href', 'src'].flatMap((name) => attribute(element, name) ?? []),
      ),
    );
    expect(addresses.filter((address) => !/^(https:\/\/|mailto:)/.test(address))).toEqual([]);
    const paths = new Set([...site.pages.map(({ path }) => path), ...site.files]);
    const own = addresses.filter((address) => address.startsWith(new URL('/', site.url).href));
    expect(own.filter((address) => !paths.has(new URL(address).pathname))).toEqual([]);
    expect(own.length).toBeGreaterThan(issues.length);
  });
});
