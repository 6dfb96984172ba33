import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { type NextIssue, nextIssue } from '../../src/newsletter/next-issue.ts';
import { issue, local, post } from '../builders.ts';

/** A publication in a zone, with an issue that has gone out: its window ended on a Friday at nine. */
function publication(timeZone: string, ended: string, week: string) {
  const to = local(ended, timeZone);
  const before = post({ id: 'before', date: to.subtract({ days: 2 }) });
  const first = issue({
    week,
    window: { from: to.subtract({ weeks: 1 }), to },
    stories: ['before'],
  });
  const at = (text: string) => local(text, timeZone);
  return {
    first,
    /** What there is to do at a moment, with posts by id. */
    next: (
      moment: string | Temporal.ZonedDateTime,
      dates: Record<string, string | Temporal.ZonedDateTime>,
      { weekName, issues = [first] }: { weekName?: string; issues?: Issue[] } = {},
    ) => {
      const posts = Object.entries(dates).map(([id, date]) =>
        post({ id, date: typeof date === 'string' ? at(date) : date }),
      );
      const now = typeof moment === 'string' ? at(moment) : moment;
      return nextIssue(
        { posts: [before, ...posts], issues },
        now.toInstant(),
        { timeZone },
        weekName,
      );
    },
  };
}

function made(next: NextIssue): Issue {
  if (next.kind !== 'new' && next.kind !== 'extended') throw new Error(`it is ${next.kind}`);
  return next.issue;
}

const text = ({ from, to }: Issue['window']) =>
  [from, to].map((at) => at.toString({ timeZoneName: 'never' }));

const hours = ({ from, to }: Issue['window']) => to.since(from).total('hours');

describe('a window over a change of clocks', () => {
  it.each<[string, string, string, string, string, number]>([
    [
      'New York forwards',
      'America/New_York',
      '2026-03-06T09:00',
      '2026-W10',
      '2026-03-13T09:00',
      -1,
    ],
    ['New York back', 'America/New_York', '2026-10-30T09:00', '2026-W44', '2026-11-06T09:00', 1],
    ['London forwards', 'Europe/London', '2026-03-27T09:00', '2026-W13', '2026-04-03T09:00', -1],
    ['London back', 'Europe/London', '2026-10-23T09:00', '2026-W43', '2026-10-30T09:00', 1],
    // Lord Howe Island moves its clocks by half an hour.
    [
      'Lord Howe back',
      'Australia/Lord_Howe',
      '2026-04-03T09:00',
      '2026-W14',
      '2026-04-10T09:00',
      0.5,
    ],
    [
      'Lord Howe forwards',
      'Australia/Lord_Howe',
      '2026-10-02T09:00',
      '2026-W40',
      '2026-10-09T09:00',
      -0.5,
    ],
  ])('%s: from nine to nine, and as long as the week was', (_, zone, ended, week, now, more) => {
    const { next, first } = publication(zone, ended, week);
    const { window } = made(next(now, { b: now.replace('T09', 'T08') }));
    expect(window.from.equals(first.window.to)).toBe(true);
    expect(window.to.equals(local(now, zone))).toBe(true);
    expect(hours(window)).toBe(7 * 24 + more);
  });

  it('takes a post of the hour that happens twice by the moment, not by what the clock shows', () => {
    const { next, first } = publication('America/New_York', '2026-10-30T09:00', '2026-W44');
    const [edt, est] = ['-04:00', '-05:00'].map((offset) =>
      Temporal.Instant.from(`2026-11-01T01:30:00${offset}`).toZonedDateTimeISO('America/New_York'),
    );
    if (!edt || !est) throw new Error('there are two');
    // Run between the two half past ones: week 44 ends with that Sunday.
    const open = { ...first, week: '2026-W43' };
    const issues = [open];
    expect(made(next(est, { first: edt, second: est }, { issues })).stories).toEqual(['first']);
    const after = est.add({ minutes: 1 });
    expect(made(next(after, { first: edt, second: est }, { issues })).stories).toEqual([
      'second',
      'first',
    ]);
  });

  it('ends with a week that has 23 or 25 hours more than six days', () => {
    const { next } = publication('Europe/London', '2026-10-16T09:00', '2026-W42');
    const { window } = made(
      next('2026-10-28T09:00', { b: '2026-10-25T23:59' }, { weekName: '2026-W43' }),
    );
    expect(text(window)).toEqual(['2026-10-16T09:00:00+01:00', '2026-10-26T00:00:00+00:00']);
  });
});

describe('the boundary', () => {
  const { next } = publication('America/New_York', '2026-10-23T09:00', '2026-W43');
  const dates = {
    'last second': '2026-10-30T08:59:59',
    boundary: '2026-10-30T09:00:00',
    'second after': '2026-10-30T09:00:01',
  };

  it('leaves a post of exactly its last moment to the next issue', () => {
    const one = made(next('2026-10-30T09:00:30', dates));
    expect(one.stories).toEqual(['last second']);
    const { first } = publication('America/New_York', '2026-10-23T09:00', '2026-W43');
    const done = { ...one, draft: false };
    const two = made(next('2026-11-06T09:00', dates, { issues: [first, done] }));
    expect(two.stories).toEqual(['second after', 'boundary']);
    expect(two.window.from.equals(one.window.to)).toBe(true);
  });
});

describe('a skipped week', () => {
  it('is in the next window, with what was published in it', () => {
    const { next } = publication('America/New_York', '2026-10-23T09:00', '2026-W43');
    const two = made(next('2026-11-13T09:00', { b: '2026-10-28T12:00', c: '2026-11-12T12:00' }));
    expect([two.week, two.number, ...two.stories]).toEqual(['2026-W46', 2, 'c', 'b']);
    expect(text(two.window)).toEqual(['2026-10-23T09:00:00-04:00', '2026-11-13T09:00:00-05:00']);
  });
});

describe('the end of a year with a week 53', () => {
  const { next, first } = publication('America/New_York', '2026-12-24T09:00', '2026-W52');

  it('has an issue of week 53 in January, and then one of week 1', () => {
    const last = made(next('2027-01-01T09:00', { b: '2026-12-31T23:59:59' }));
    expect([last.week, last.number, last.file]).toEqual([
      '2026-W53',
      2,
      'content/issues/2026-W53.md',
    ]);
    const done = { ...last, draft: false };
    const newYear = made(
      next(
        '2027-01-08T09:00',
        { b: '2026-12-31T23:59:59', c: '2027-01-03T23:59' },
        { issues: [first, done] },
      ),
    );
    expect([newYear.week, newYear.number, ...newYear.stories]).toEqual(['2027-W01', 3, 'c']);
    expect(newYear.window.from.equals(last.window.to)).toBe(true);
  });

  it('ends week 53 with its Sunday, 3 January', () => {
    const late = made(
      next(
        '2027-01-05T09:00',
        { b: '2027-01-03T23:59:59', c: '2027-01-04T00:00' },
        { weekName: '2026-W53' },
      ),
    );
    expect(late.stories).toEqual(['b']);
    expect(text(late.window)[1]).toBe('2027-01-04T00:00:00-05:00');
  });
});

describe('an issue run late', () => {
  const { next, first } = publication('America/New_York', '2026-10-23T09:00', '2026-W43');
  const dates = { 'in its week': '2026-10-29T12:00', 'after its week': '2026-11-02T08:00' };

  it('is that of the week in which it runs, and misses nothing', () => {
    const monday = made(next('2026-11-02T09:00', dates));
    expect([monday.week, ...monday.stories]).toEqual(['2026-W45', 'after its week', 'in its week']);
  });

  it('can be that of the week before, and then ends with it', () => {
    const late = made(next('2026-11-02T09:00', dates, { weekName: '2026-W44' }));
    expect([late.week, ...late.stories]).toEqual(['2026-W44', 'in its week']);
    const issues = [first, { ...late, draft: false }];
    expect(made(next('2026-11-06T09:00', dates, { issues })).stories).toEqual(['after its week']);
  });

  it('run twice, finds nothing to do', () => {
    const once = made(next('2026-10-30T09:00', dates));
    const again = next('2026-10-30T09:00', dates, { issues: [first, once] });
    expect(again).toEqual({ kind: 'unchanged', issue: once, waiting: [] });
    const later = next('2026-10-31T20:00', dates, { issues: [first, once] });
    expect(later.kind).toBe('unchanged');
  });
});
