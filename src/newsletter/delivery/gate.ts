import { momentText } from '../../blog/calendar.ts';
import type { Issue } from '../../blog/issue.ts';
import type { Obstacle } from './delivery.ts';

/** How long after its window an issue may still go out. */
const LATE = Temporal.Duration.from({ hours: 24 });

/** What is known of an issue and of where it is sent from. */
export type Circumstances = {
  issue: Pick<Issue, 'week' | 'file' | 'draft' | 'window'>;
  /** The clock's, never `--as-of`. */
  now: Temporal.Instant;
  /** Facts of the sender that are still the sample's, such as `organisation.phone`. */
  placeholders: readonly string[];
  /** What the checks of the email found that must not go out. */
  failedChecks: readonly { message: string; fix: string }[];
  /** Whether there is a built site, at which the checks looked up what the email leads to. */
  siteBuilt: boolean;
  /** How the project's files stand with git. */
  workingTree: 'clean' | 'changed' | 'no repository';
};

/** Every reason why an issue may not go to subscribers, in the order in which to see to them. */
export function obstacles({
  issue,
  now,
  placeholders,
  failedChecks,
  siteBuilt,
  workingTree,
}: Circumstances): Obstacle[] {
  const { to } = issue.window;
  const found: Obstacle[] = [];
  const add = (reason: string, fix: string) => found.push({ reason, fix });

  if (issue.draft) {
    add(
      `${issue.file} is a draft`,
      'Finish it and remove the line "draft: true", or send it to yourself with --to.',
    );
  }
  if (placeholders.length > 0) {
    add(
      `The sender’s facts are placeholders: ${placeholders.join(', ')}`,
      'Put your own into src/site.config.ts.',
    );
  }
  for (const { message, fix } of failedChecks) add(message, fix);
  if (!siteBuilt) {
    add(
      'The site is not built, so nobody knows where the email’s links lead',
      'Run npm run build, and put the site online.',
    );
  }
  if (workingTree === 'no repository') {
    add(
      'The project is in no git repository',
      'Send from a clone: the commit is the record of what went out.',
    );
  }
  if (workingTree === 'changed') {
    add(
      'There are changes that are not committed',
      'Commit them or put them away (git status shows them): the commit is the record of what went out.',
    );
  }
  if (Temporal.Instant.compare(now, to.toInstant()) < 0) {
    add(
      `The window of ${issue.week} ends only at ${momentText(to)}`,
      'Wait until then: a post may still be published for it.',
    );
  }
  if (Temporal.Instant.compare(now, to.toInstant().add(LATE)) > 0) {
    add(
      `${issue.week} is more than a day late: its window ended at ${momentText(to)}`,
      'Set window.to in its file to now if its readers should still get it, and say so in the note.',
    );
  }
  return found;
}
