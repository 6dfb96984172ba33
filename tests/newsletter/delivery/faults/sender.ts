/*
 * A send in a process of its own, which a test may kill: the real list, delivery, journal and SMTP
 * client, without the seconds that it takes to render an issue. Writes its outcome as JSON.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryError, type RenderedIssue } from '../../../../src/newsletter/delivery/delivery.ts';
import { recipientList } from '../../../../src/newsletter/delivery/recipients.ts';
import { smtpList } from '../../../../src/newsletter/delivery/smtp-list.ts';
import { smtpSettings } from '../../../../src/newsletter/delivery/smtp-settings.ts';
import { NOBODY } from '../../../../src/newsletter/delivery/suppression.ts';
import { site, urls } from '../../../fixtures/site.ts';
import { JOURNAL, type Job } from './job.ts';

const [folder = '.', job = '{}'] = process.argv.slice(2);
const { url, connections, retryUncertain } = JSON.parse(job) as Job;
const { issue, assembled, email, hash } = JSON.parse(
  await readFile(join(folder, 'issue.json'), 'utf8'),
);
const list = recipientList(await readFile(join(folder, 'list.csv')), 'list.csv');
const date = Temporal.ZonedDateTime.from(assembled.date);
const rendered = { issue, assembled: { ...assembled, date }, email, hash } as RenderedIssue;

try {
  const delivery = smtpList(
    {
      list,
      suppression: NOBODY,
      journal: join(folder, JOURNAL),
      settings: await smtpSettings({ NEWSLETTER_SMTP_URL: url }),
      perMinute: 1_000_000,
      connections,
      skipBad: false,
      retryUncertain,
      now: () => Temporal.Instant.from('2026-03-13T14:00:00Z'),
    },
    site,
    urls,
  );
  console.log(JSON.stringify(await delivery.deliver(rendered, console.error)));
} catch (error) {
  if (!(error instanceof DeliveryError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
