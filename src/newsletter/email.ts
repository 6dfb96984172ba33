import type { Root } from 'hast';
import { ContentError } from '../blog/problem.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { ISSUE_PAID } from '../portable/disclosure.ts';
import { standingHtml } from '../portable/portable-html.ts';
import { dark, light } from '../styles/tokens.ts';
import { type AssembledIssue, FROM_THE_ARCHIVE } from './assembled-issue.ts';
import { emailDarkCss, emailHtml } from './email-html.ts';
import { SERIF } from './email-styles.ts';
import { emailText } from './email-text.ts';
import { plainFootnotes } from './footnotes.ts';
import { withLightCover, withLightPictures } from './light-pictures.ts';
import { compiledMjml, MjmlError } from './mjml.ts';
import { mjmlProblems } from './mjml-problems.ts';
import { filledMarkup, filledText } from './templates.ts';

/** The parts of an email before it becomes a message. */
export type Email = { mjml: string; html: string; text: string };

/**
 * The email of an issue: its HTML by way of MJML, and its text part, both from the same model.
 *
 * @throws {ContentError} for mistakes in a template
 */
export async function email(issue: AssembledIssue, site: Site, urls: Urls): Promise<Email> {
  const values = {
    site,
    home: site.url,
    archive: urls.absolute(urls.newsletter()),
    issuePaid: ISSUE_PAID,
    fromTheArchive: FROM_THE_ARCHIVE,
  };
  const lead = withLightCover(issue.lead, urls);
  const rendered = (as: (text: Root) => string) => ({
    ...issue,
    note: as(issue.note),
    lead: { ...lead, text: lead.text && as(lead.text) },
    others: issue.others.map((story) => withLightCover(story, urls)),
  });
  const inMarkup = {
    ...values,
    issue: rendered((text) => emailHtml(withLightPictures(plainFootnotes(text), urls))),
    light,
    dark,
    serif: SERIF,
    darkText: emailDarkCss(),
  };
  const mjml = await filledMarkup('issue', inMarkup);
  const [html, text] = await Promise.all([
    compiledMjml(mjml).catch(async (error) => {
      if (!(error instanceof MjmlError)) throw error;
      throw new ContentError(await mjmlProblems(error.faults, 'issue', inMarkup));
    }),
    filledText('issue', {
      ...values,
      issue: rendered((text) =>
        emailText(standingHtml(plainFootnotes(text, (number) => `[${number}]`))),
      ),
    }),
  ]);
  return { mjml, html, text };
}
