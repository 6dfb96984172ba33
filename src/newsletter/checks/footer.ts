import { type Check, failure } from './check.ts';

/** What a reader is owed in every email (CAN-SPAM; RFC 8058, 3.1), in the HTML and in the text part. */
export const footer: Check = {
  name: 'Footer',
  verdict({ page, email, site, urls, issue }) {
    const { newsletter, organisation } = site;
    const html = plain(page('body').text());
    const text = plain(email.text);
    const links = new Set(
      page('a')
        .toArray()
        .map(({ attribs }) => attribs.href),
    );
    const addresses: [what: string, address: string][] = [
      ['the address to unsubscribe', newsletter.unsubscribe.url],
      ['the address of its page', urls.absolute(urls.issue(issue.week))],
    ];
    const words: [what: string, words: string][] = [
      ...organisation.postalAddress.map((line): [string, string] => ['the postal address', line]),
      ['why a reader gets it', newsletter.reason],
    ];
    const missing = [
      ...addresses
        .filter(([, address]) => !links.has(address))
        .map(([what]) => `The HTML lacks ${what}`),
      ...addresses
        .filter(([, address]) => !email.text.includes(address))
        .map(([what]) => `The text part lacks ${what}`),
      ...words
        .filter(([, said]) => !html.includes(plain(said)))
        .map(([what]) => `The HTML lacks ${what}`),
      ...words
        .filter(([, said]) => !text.includes(plain(said)))
        .map(([what]) => `The text part lacks ${what}`),
    ];
    return {
      figure: 'unsubscribe, web page, postal address, reason',
      findings: [...new Set(missing)].map((message) =>
        failure(message, 'Put it back into footer.mjml or issue.txt in src/newsletter/templates/.'),
      ),
    };
  },
};

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
