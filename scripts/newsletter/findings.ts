import { join } from 'node:path';
import { checkResults } from '../../src/newsletter/checks/checks.ts';
import { checkReport, checkSummary } from '../../src/newsletter/checks/report.ts';
import type { RenderedEmail } from '../../src/newsletter/rendered-email.ts';
import { site, urls } from '../../src/site.config.ts';

/** Prints how many checks an email passed, and what the others found. */
export async function tellFindings(rendered: RenderedEmail): Promise<void> {
  const results = await checkResults(rendered, site, urls, join(process.cwd(), 'dist'));
  console.log(`Checked the email: ${checkSummary(results)}.`);
  const found = results.filter(({ findings }) => findings.length > 0);
  if (found.length > 0) console.log(checkReport(found));
}
