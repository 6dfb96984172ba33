import { join } from 'node:path';
import type { Line, Outcome } from '../../../../src/newsletter/delivery/delivery.ts';
import { recipientList } from '../../../../src/newsletter/delivery/recipients.ts';
import { type ListOptions, smtpList } from '../../../../src/newsletter/delivery/smtp-list.ts';
import { smtpSettings } from '../../../../src/newsletter/delivery/smtp-settings.ts';
import { NOBODY } from '../../../../src/newsletter/delivery/suppression.ts';
import { site, urls } from '../../../fixtures/site.ts';
import { fixtureIssue } from '../fixture-issue.ts';

const issue = await fixtureIssue();

/** What a run over a list came to, and what it said meanwhile. */
export type Run = Outcome & { told: string; summary: string };

/** One run over a list, in this process, to a server whose patience and ours is half a second. */
export async function run(
  folder: string,
  url: string,
  csv: string,
  options: Partial<ListOptions> = {},
): Promise<Run> {
  const told: string[] = [];
  const delivery = smtpList(
    {
      list: recipientList(Buffer.from(csv), 'list.csv'),
      suppression: NOBODY,
      journal: join(folder, '2026-W11.jsonl'),
      settings: await smtpSettings({ NEWSLETTER_SMTP_URL: `${url}/?timeout=0.5` }),
      perMinute: 1_000_000,
      connections: 1,
      skipBad: false,
      retryUncertain: false,
      now: () => Temporal.Instant.from('2026-03-13T14:00:00Z'),
      ...options,
    },
    site,
    urls,
  );
  const outcome = await delivery.deliver(issue, (line) => told.push(line));
  return { ...outcome, told: told.join('\n'), summary: lineOf(outcome.lines, 'So far') };
}

/** The value of the first line with a label; empty if there is none. */
export function lineOf(lines: readonly Line[], label: string): string {
  return lines.find(([name]) => name === label)?.[1] ?? '';
}
