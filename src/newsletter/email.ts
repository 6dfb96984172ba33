import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { standingHtml } from '../portable/portable-html.ts';
import { dark, fonts, light } from '../styles/tokens.ts';
import type { AssembledIssue } from './assembled-issue.ts';
import { emailDarkCss, emailHtml } from './email-html.ts';
import { emailText } from './email-text.ts';
import { compiledMjml } from './mjml.ts';
import { filledMarkup, filledText } from './templates.ts';

/** The parts of an email before it becomes a message. */
export type Email = { mjml: string; html: string; text: string };

/** The email of an issue: its HTML by way of MJML, and its text part, both from the same model. */
export async function email(issue: AssembledIssue, site: Site, urls: Urls): Promise<Email> {
  const values = { site, home: site.url, archive: urls.absolute(urls.newsletter()) };
  const { note } = issue;
  const full = issue.lead.text;
  const withLead = (text: string | undefined) => ({ ...issue, lead: { ...issue.lead, text } });
  const mjml = await filledMarkup('issue', {
    ...values,
    issue: withLead(full && emailHtml(full)),
    light,
    dark,
    fonts,
    darkText: emailDarkCss(),
  });
  const [html, text] = await Promise.all([
    compiledMjml(mjml),
    filledText('issue', {
      ...values,
      issue: withLead(full && emailText(standingHtml(full))),
      note: emailText(note),
    }),
  ]);
  return { mjml, html, text };
}
