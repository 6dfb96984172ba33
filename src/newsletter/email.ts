import { convert } from 'html-to-text';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { dark, fonts, light } from '../styles/tokens.ts';
import type { AssembledIssue } from './assembled-issue.ts';
import { compiledMjml } from './mjml.ts';
import { filledMarkup, filledText, TEXT_WIDTH } from './templates.ts';

/** The parts of an email before it becomes a message. */
export type Email = { mjml: string; html: string; text: string };

/** The email of an issue: its HTML by way of MJML, and its text part, both from the same model. */
export async function email(issue: AssembledIssue, site: Site, urls: Urls): Promise<Email> {
  const values = { issue, site, home: site.url, archive: urls.absolute(urls.newsletter()) };
  const mjml = await filledMarkup('issue', { ...values, light, dark, fonts });
  const [html, text] = await Promise.all([
    compiledMjml(mjml),
    filledText('issue', { ...values, note: noteText(issue.note) }),
  ]);
  return { mjml, html, text };
}

/** The editor's note as text: links on lines of their own would tear it apart, so they stand in brackets. */
function noteText(html: string): string {
  return convert(html, {
    wordwrap: TEXT_WIDTH,
    selectors: [{ selector: 'a', options: { hideLinkHrefIfSameAsText: true } }],
  });
}
