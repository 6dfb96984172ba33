import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/blog/calendar.ts';
import { History, type Writing } from './history.ts';

/** How many publications are lived through, each of a quarter of `LENGTH` steps up to all. */
const HISTORIES = 1_000;
const LENGTH = 120;
const SEED = 20_261_122;

/**
 * What can happen. `n` chooses a post, `m` how far, both counted round, so that a step that fits no
 * publication as it stands is none.
 */
const KINDS = {
  publish: 20,
  'publish this minute': 3,
  schedule: 3,
  'merge late': 4,
  'publish something old': 3,
  rename: 3,
  're-date': 7,
  'make a draft': 2,
  delete: 1,
  restore: 4,
  exclude: 1,
  unlist: 1,
  rewrite: 2,
  wait: 14,
  'wait weeks': 2,
  run: 14,
  'run late': 4,
  reorder: 3,
  drop: 4,
  'take out': 2,
  'move the lead': 2,
  'write the note': 5,
  'remove the post from the archive': 2,
  're-date the post from the archive': 6,
  'finish the last first': 2,
  finish: 12,
  'finish by hand': 3,
  abandon: 1,
} as const;

type Step = { kind: keyof typeof KINDS; n: number; m: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    ...Object.entries(KINDS).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as Step['kind']),
    })),
  ),
  n: fc.nat(999),
  m: fc.nat(999),
});

/** Around both changes of clocks in each zone, and around a year's end with a week 53. */
const start = fc
  .record({
    zone: fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe'),
    day: fc.constantFrom('2026-02-25', '2026-09-16', '2026-10-14', '2026-12-09'),
    hour: fc.nat(23),
  })
  .map(({ zone, day, hour }) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }),
  );

const TOPICS = ['service', 'loyalty', 'design'];

/** Every case that the histories must have been through, each by what really came about. */
const CASES = [
  'a post merged late is carried',
  'a scheduled post is carried',
  'renamed after it was sent',
  'dated forwards after it was sent, past the window',
  'dated back after it was sent',
  'dated forwards while pending',
  'dated back while pending',
  'dated to before the first issue',
  'made a draft before it was carried',
  'made a draft after it was sent',
  'made a draft while its issue is one',
  'deleted before it was carried',
  'deleted after it was sent',
  'a deletion was put down as a withdrawal',
  'restored after it was sent',
  'excluded while pending',
  'excluded after it was dropped',
  'unlisted after it was sent',
  'rewritten after it was sent',
  'a week skipped',
  'run after its week',
  'run again in a week, nothing to add',
  'a draft is extended',
  'an edited draft is extended',
  'a draft with dropped posts is extended',
  'a draft without a post from the archive is extended',
  'stories reordered',
  'a story dropped',
  'a story taken out without a word',
  'the lead moved',
  'a post dropped from one issue is in the next',
  'a post of the last moment waits',
  'the clocks go forward in a window',
  'the clocks go back in a window',
  'week 53',
  'the week after week 53',
  'finished by the command',
  'finished by hand',
  'finishing is refused while a story has no page',
  'two drafts at once',
  'a draft abandoned',
  'a post from the archive is chosen',
  'a post from the archive became unfit',
  'the post from the archive removed',
  'a post from the archive becomes a story',
  'an issue finished before its turn is put back',
  'nothing new',
  'a week refused',
];

/** Lives through one step; what can't happen as things stand doesn't. */
function happen(history: History, { kind, n, m }: Step): void {
  const { now, writings } = history;
  const writing = writings[n % Math.max(1, writings.length)];
  const open = history.open;
  const more = {
    topics: [TOPICS[n % 3] ?? 'service'],
    excerpt: `Said ${m}.`,
    ...(m % 5 === 0 && { sponsor: { name: 'S', url: 'https://s.test/', disclosure: 'Paid.' } }),
  };
  switch (kind) {
    case 'publish':
      history.write(now.subtract({ minutes: 1 + m * 5 }), more);
      return;
    case 'publish this minute':
      history.write(now, more);
      return;
    case 'schedule':
      history.write(now.add({ hours: 1 + (m % 400) }), more);
      return;
    case 'merge late':
      history.write(now.subtract({ days: 7 + (m % 30) }), more, true);
      return;
    case 'publish something old':
      history.write(now.subtract({ days: 80 + (m % 400) }), more);
      return;
    case 'wait':
      history.now = now.add({ hours: 3 + (m % 120), minutes: n % 60 });
      return;
    case 'wait weeks':
      history.now = now.add({ days: 7 + (m % 14) });
      return;
    case 'run':
      history.run();
      return;
    case 'run late':
      history.run(weekOf(now.subtract({ weeks: 1 })));
      return;
    case 'finish':
    case 'finish by hand':
      history.finish(kind === 'finish by hand');
      return;
  }
  if (open) edit(history, open, kind, n, m);
  if (writing) change(history, writing, kind, m);
}

/** What an author does to a post. */
function change(history: History, writing: Writing, kind: Step['kind'], m: number): void {
  const carrier = history.carrier(writing);
  const sent = history.sentIn(writing) !== undefined;
  const { post, deleted } = writing;
  const reach = (name: string, when = true) => when && history.reached.add(name);
  switch (kind) {
    case 'rename':
      history.change(writing, { slug: `w${writing.number}-${m}` });
      reach('renamed after it was sent', sent);
      break;
    case 're-date': {
      const date = post.date.add({ days: (m % 121) - 60 });
      const forwards = Temporal.ZonedDateTime.compare(date, post.date) > 0;
      const first = history.issues[0]?.window.from;
      const past = carrier && Temporal.ZonedDateTime.compare(date, carrier.window.to) >= 0;
      history.change(writing, { date });
      reach('dated forwards after it was sent, past the window', sent && forwards && past);
      reach('dated back after it was sent', sent && !forwards);
      reach(`dated ${forwards ? 'forwards' : 'back'} while pending`, !carrier && !deleted);
      reach(
        'dated to before the first issue',
        first && !forwards && Temporal.ZonedDateTime.compare(date, first) < 0,
      );
      break;
    }
    case 'make a draft':
      history.change(writing, { draft: true });
      reach('made a draft before it was carried', !carrier);
      reach('made a draft after it was sent', sent);
      reach('made a draft while its issue is one', carrier?.draft);
      break;
    case 'delete':
      writing.deleted = true;
      reach('deleted before it was carried', !carrier);
      reach('deleted after it was sent', sent);
      break;
    case 'restore':
      reach('restored after it was sent', sent && (deleted || post.draft));
      writing.deleted = false;
      history.change(writing, { draft: false, unlisted: false, newsletter: true });
      break;
    case 'exclude': {
      // Of a post that was sent, its front matter can't say that it never is.
      if (carrier && !carrier.draft) break;
      const dropped = history.issues.some((issue) =>
        issue.dropped?.some(({ story }) => story === post.id),
      );
      history.change(writing, { newsletter: false, newsletterReason: 'a notice' });
      reach('excluded while pending', !carrier && !deleted);
      reach('excluded after it was dropped', !carrier && dropped);
      break;
    }
    case 'unlist':
      history.change(writing, { unlisted: true });
      reach('unlisted after it was sent', sent);
      break;
    case 'rewrite':
      history.change(writing, { body: `Rewritten ${m}.` });
      reach('rewritten after it was sent', sent);
      break;
  }
}

/** What an editor does to a draft. */
function edit(
  history: History,
  { week, stories, archive, ...issue }: NonNullable<History['open']>,
  kind: Step['kind'],
  n: number,
  m: number,
): void {
  const story = stories[n % stories.length] ?? '';
  const reach = (name: string, when = true) => when && history.reached.add(name);
  switch (kind) {
    case 'reorder':
      history.edit(week, (document) =>
        document.set('stories', document.createNode(stories.toReversed())),
      );
      reach('stories reordered', stories.length > 1);
      break;
    case 'drop':
      if (stories.length < 2) break;
      history.takeOut({ ...issue, week, stories }, story, `because of ${m}`);
      reach('a story dropped');
      break;
    case 'take out':
      if (stories.length < 2) break;
      history.takeOut({ ...issue, week, stories }, story);
      reach('a story taken out without a word');
      break;
    case 'move the lead':
      history.edit(week, (document) => document.set('lead', story));
      reach('the lead moved', story !== issue.lead);
      break;
    case 'write the note':
      history.edit(
        week,
        (document) => document.set('subject', `Subject: ${m} # "quoted"`),
        `\nDear reader ${m},\n\n---\n\nthe editors\n`,
      );
      break;
    case 'remove the post from the archive':
      history.edit(week, (document) => document.delete('archive'));
      reach('the post from the archive removed', archive !== undefined);
      break;
    case 're-date the post from the archive': {
      const picked = history.writings.find((writing) => writing.post.id === archive);
      const date = issue.window.from.subtract({ days: 1 + (m % 30) });
      if (picked) history.change(picked, { date });
      break;
    }
    case 'finish the last first': {
      const last = history.issues.at(-1);
      if (!last || last.week === week) break;
      history.edit(last.week, (document) => document.delete('draft'));
      break;
    }
    case 'abandon':
      history.abandon({ ...issue, week, stories });
      reach('a draft abandoned');
      break;
  }
}

/** Finishes what is open and lives on for two more issues: by then, every post that may be is in one. */
function catchUp(history: History): void {
  for (let week = 0; week < 3; week++) {
    while (history.open) {
      history.finish(false);
      history.mend();
      history.check();
    }
    history.now = history.now.add({ weeks: 1 });
    history.run();
    history.check();
  }
}

describe(`${HISTORIES} histories of publications (seed ${SEED})`, () => {
  it('carry every post once: none is sent twice, none is missed', { timeout: 300_000 }, () => {
    const reached = new Map(CASES.map((name) => [name, 0]));
    const lived = { steps: 0, issues: 0, stories: 0 };
    fc.assert(
      fc.property(
        start,
        fc.array(step, { minLength: LENGTH / 4, maxLength: LENGTH }),
        (begin, life) => {
          const history = new History(begin);
          for (const one of life) {
            happen(history, one);
            history.mend();
            history.check();
            lived.steps += 1;
          }
          scheduledAndCarried(history);
          catchUp(history);
          if (history.issues.length > 0) {
            expect(history.forgotten().map(({ id }) => id)).toEqual([]);
          }
          lived.issues += history.issues.length;
          lived.stories += history.sent.size;
          for (const name of history.reached) reached.set(name, (reached.get(name) ?? 0) + 1);
        },
      ),
      { seed: SEED, numRuns: HISTORIES },
    );
    console.log(
      `Seed ${SEED}: ${HISTORIES} histories, ${lived.steps} steps, ${lived.issues} issues, ${lived.stories} stories sent, 0 violations. How many histories went through each case:\n${[...reached].map(([name, count]) => `${String(count).padStart(5)}  ${name}`).join('\n')}`,
    );
    expect([...reached].filter(([, count]) => count === 0)).toEqual([]);
    expect([...reached.keys()].sort()).toEqual([...CASES].sort());
  });
});

/** Whether a post that was written ahead has come out and been taken in. */
function scheduledAndCarried(history: History): void {
  const { writings } = history;
  if (writings.some((writing) => writing.ahead && history.carrier(writing))) {
    history.reached.add('a scheduled post is carried');
  }
}
