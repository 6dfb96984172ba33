import { load } from 'cheerio';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import type { RenderedEmail } from '../rendered-email.ts';
import { activeContent } from './active-content.ts';
import { VIEWS } from './applied-styles.ts';
import { builtSite } from './built-site.ts';
import type { Check, Checked, CheckResult, Verdict } from './check.ts';
import { clients } from './clients.ts';
import { contrast } from './contrast.ts';
import { footer } from './footer.ts';
import { headings } from './headings.ts';
import { inboxLine } from './inbox-line.ts';
import { leftovers } from './leftovers.ts';
import { links } from './links.ts';
import { seen } from './looks.ts';
import { messageFormat } from './message-format.ts';
import { pictures } from './pictures.ts';
import { sender } from './sender.ts';
import { size } from './size.ts';
import { targets } from './targets.ts';
import { textPart } from './text-part.ts';
import { textSize } from './text-size.ts';

/** Every check, in the order in which their results are shown. */
export const CHECKS: readonly Check[] = [
  size,
  inboxLine,
  links,
  pictures,
  headings,
  contrast,
  textSize,
  targets,
  clients,
  textPart,
  footer,
  messageFormat,
  leftovers,
  activeContent,
  sender,
];

/**
 * The results of all checks, those that passed included. Nothing is fetched: what the email refers to
 * on our own site is looked up in the folder of a built one, the rest is judged by what it says.
 */
export async function checkResults(
  rendered: RenderedEmail,
  site: Site,
  urls: Urls,
  folder: string,
): Promise<CheckResult[]> {
  const checked = await checkedEmail(rendered, site, urls, folder);
  return Promise.all(CHECKS.map(async ({ name, verdict }) => result(name, await verdict(checked))));
}

/** An email with all that the checks look at. */
export async function checkedEmail(
  rendered: RenderedEmail,
  site: Site,
  urls: Urls,
  folder: string,
): Promise<Checked> {
  const { html } = rendered.email;
  const page = load(html);
  return {
    ...rendered,
    page,
    views: VIEWS.map((view) => seen(html, view)),
    site,
    urls,
    built: await builtSite(folder, page, site, urls),
  };
}

/** How a check ended. */
export function result(check: string, { figure, findings }: Verdict): CheckResult {
  const failed = findings.some(({ severity }) => severity === 'fail');
  return {
    check,
    status: failed ? 'failed' : findings.length > 0 ? 'warning' : 'passed',
    figure,
    findings,
  };
}
