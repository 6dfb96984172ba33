import { addresses, type BuiltSite, decoded, pathOnSite, withoutFragment } from './built-site.ts';
import { type Check, type Checked, counted, type Finding, failure, warning } from './check.ts';
import { quoted } from './quoted.ts';

/** Words that say nothing to who hears a list of links (WCAG 2.4.4). */
const VAGUE = /^(here|click here|read more|more|link|this|this link)[.…]?$/i;

/** Every link leads somewhere: an absolute https address, and on our own site to a page that is there. */
export const links: Check = {
  name: 'Links',
  verdict(checked) {
    const { page, site, urls, built, issue } = checked;
    const findings: Finding[] = [];
    for (const element of page('a').toArray()) {
      const { href = '' } = element.attribs;
      const text = [
        page(element).text(),
        ...page(element)
          .find('img')
          .toArray()
          .map(({ attribs }) => attribs.alt ?? ''),
      ]
        .join(' ')
        .trim();
      if (!isAbsolute(href)) {
        findings.push(
          failure(
            `${quoted(text)} leads to "${href}", which is no address with https://`,
            'Write the whole address, or begin it with / for a page of this site.',
          ),
        );
      }
      if (text === '') {
        findings.push(
          failure(
            `A link to ${href} has no words`,
            'Give it words, or its picture an alternative text.',
          ),
        );
      } else if (VAGUE.test(text)) {
        findings.push(
          warning(`A link says only ${quoted(text)}`, 'Let its words say where it leads.'),
        );
      }
    }
    const all = addresses(page);
    const ours = all.filter(
      (address) =>
        pathOnSite(address, site, urls) !== undefined &&
        address !== site.newsletter.unsubscribe.url,
    );
    if (built) {
      for (const address of ours) findings.push(...missing(address, built, checked));
    } else if (ours.length > 0) {
      findings.push(
        warning(
          `The site is not built, so ${counted(ours.length, 'link')} to it could not be looked up`,
          `Run npm run build, then npm run newsletter -- check ${issue.week}.`,
        ),
      );
    }
    const found = ours.filter((address) => built?.has(withoutFragment(address))).length;
    return {
      figure: `${counted(all.length, 'destination')}, ${built ? `${found} of our ${ours.length} found` : 'the site is not built'}`,
      findings,
    };
  },
};

function isAbsolute(href: string): boolean {
  const url = URL.parse(href);
  // A mail begun for the reader, such as to a colleague, is the other thing that a link can do.
  return (url?.protocol === 'https:' && /^https:\/\/[^/]/.test(href)) || /^mailto:/i.test(href);
}

function missing(address: string, built: BuiltSite, { issue, assembled }: Checked): Finding[] {
  const file = built.get(withoutFragment(address));
  const fragment = decoded(new URL(address).hash.slice(1));
  if (file && (!fragment || !file.ids || file.ids.has(fragment))) return [];
  // What a draft issue tells of may be a draft itself, and its own page comes with its end.
  const itsOwn = [assembled, assembled.lead, ...assembled.others].map(({ url }) => url);
  if (!file && issue.draft && itsOwn.includes(address)) {
    return [
      warning(
        `${address} is not on the site yet, as the issue is a draft`,
        'Nothing, until the issue is done: then build the site again.',
      ),
    ];
  }
  return [
    failure(
      file
        ? `${address} leads to a place that is not on its page`
        : `${address} is not on the built site`,
      'Run npm run build if it is older than the issue; else mend the address.',
    ),
  ];
}
