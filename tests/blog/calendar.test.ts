import { describe, expect, it } from 'vitest';
import {
  MomentError,
  momentFrom,
  momentText,
  weekEnd,
  weekOf,
  weekStart,
} from '../../src/blog/calendar.ts';

const NEW_YORK = 'America/New_York';

/** What a call threw, so that reason and fix can be looked at apart. */
function momentError(call: () => unknown): MomentError {
  try {
    call();
  } catch (error) {
    if (error instanceof MomentError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('momentFrom', () => {
  it.each([
    ['a day in winter', '2026-11-20', '2026-11-20T00:00:00-05:00'],
    ['a day in summer', '2026-07-04', '2026-07-04T00:00:00-04:00'],
    ['a leap day', '2028-02-29', '2028-02-29T00:00:00-05:00'],
  ])('takes %s for its first moment, without a time', (_, text, expected) => {
    const { at, timed } = momentFrom(text, NEW_YORK);
    expect([at.toString(), timed]).toEqual([`${expected}[America/New_York]`, false]);
  });

  it.each([
    ['local minutes', '2026-11-20T18:18', '2026-11-20T18:18:00-05:00'],
    ['local seconds', '2026-11-20T18:18:07', '2026-11-20T18:18:07-05:00'],
    ['a space for the T', '2026-11-20 18:18', '2026-11-20T18:18:00-05:00'],
    ['local midnight', '2026-11-20T00:00', '2026-11-20T00:00:00-05:00'],
    ['local daylight time', '2026-07-04T12:00', '2026-07-04T12:00:00-04:00'],
    ['an instant in UTC', '2026-11-20T23:18:00Z', '2026-11-20T18:18:00-05:00'],
    ['an instant without seconds', '2026-11-20T23:18Z', '2026-11-20T18:18:00-05:00'],
    ['an instant with fractions', '2026-11-20T23:18:00.5Z', '2026-11-20T18:18:00.5-05:00'],
    ['another zone’s offset', '2026-11-21T08:18:00+09:00', '2026-11-20T18:18:00-05:00'],
    ['an offset without a colon', '2026-11-20T18:18:00-0500', '2026-11-20T18:18:00-05:00'],
    ['the first of a repeated hour', '2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-04:00'],
    ['the second of a repeated hour', '2026-11-01T01:30:00-05:00', '2026-11-01T01:30:00-05:00'],
  ])('reads %s in the site’s time zone', (_, text, expected) => {
    const { at, timed } = momentFrom(text, NEW_YORK);
    expect([at.toString(), timed]).toEqual([`${expected}[America/New_York]`, true]);
  });

  it('begins a day that has no midnight at the first moment it has', () => {
    expect(momentFrom('2026-03-08', 'America/Havana').at.toString()).toBe(
      '2026-03-08T01:00:00-04:00[America/Havana]',
    );
  });

  it.each([
    '',
    'tomorrow',
    '2026',
    '2026-11',
    '2026-1-2',
    '11/20/2026',
    '20.11.2026',
    ' 2026-11-20',
    'on 2026-11-20T18:18',
    'on 2026-11-20T18:18Z',
    '2026-11-20T18:18Zulu',
    '2026-11-20T18',
    '2026-11-20T18:18 pm',
    '2026-11-20T18:18[America/New_York]',
  ])('does not understand "%s", and shows what it would', (text) => {
    const { message, fix } = momentError(() => momentFrom(text, NEW_YORK));
    expect(message).toBe(`"${text}" is not a date this site understands`);
    expect(fix).toContain('2026-11-20T18:18:00-05:00');
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-11-00',
    '2026-11-20T24:00',
    '2026-11-20T18:60',
    '2026-02-30T10:00:00Z',
    '2026-11-20T18:18:00+99:00',
  ])('says that %s does not exist', (text) => {
    const { message, fix } = momentError(() => momentFrom(text, NEW_YORK));
    expect(message).toBe(`"${text}" is not a day or time that exists`);
    expect(fix).not.toBe('');
  });

  it.each([
    [NEW_YORK, '2026-03-08T02:30', '2026-03-08T03:30'],
    [NEW_YORK, '2026-03-08T02:00', '2026-03-08T03:00'],
    ['Europe/London', '2026-03-29T01:30', '2026-03-29T02:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45'],
  ])('in %s refuses the skipped %s and offers %s', (zone, text, offered) => {
    const { message, fix } = momentError(() => momentFrom(text, zone));
    expect(message).toBe(`${text} does not exist in ${zone}: the clocks change`);
    expect(fix).toBe(`Use a time the clocks show, such as ${offered}.`);
    expect(momentFrom(offered, zone).timed).toBe(true);
  });

  it.each([
    [NEW_YORK, '2026-11-01T01:30', '-04:00', '-05:00'],
    [NEW_YORK, '2026-11-01T01:00', '-04:00', '-05:00'],
    ['Europe/London', '2026-10-25T01:30', '+01:00', '+00:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '+11:00', '+10:30'],
  ])(
    'in %s refuses the repeated %s and offers it with %s and with %s',
    (zone, text, ...offsets) => {
      const { message, fix } = momentError(() => momentFrom(text, zone));
      expect(message).toBe(`${text} happens twice in ${zone}: the clocks change`);
      for (const offset of offsets) {
        const offered = `${text}:00${offset}`;
        expect(fix).toContain(offered);
        expect(momentFrom(offered, zone).at.offset).toBe(offset);
      }
    },
  );

  it('keeps the seconds of a repeated time in what it offers', () => {
    const { fix } = momentError(() => momentFrom('2026-11-01T01:30:15', NEW_YORK));
    expect(fix).toContain('2026-11-01T01:30:15-04:00');
    expect(fix).toContain('2026-11-01T01:30:15-05:00');
  });

  it.each(['2026-03-08T01:59', '2026-03-08T03:00', '2026-11-01T00:59', '2026-11-01T02:00'])(
    'takes %s, just outside a change of clocks, as it stands',
    (text) => {
      expect(momentFrom(text, NEW_YORK).at.toPlainDateTime().toString()).toBe(`${text}:00`);
    },
  );
});

describe('momentText', () => {
  it.each([
    '2026-11-20T18:18',
    '2026-11-20T18:18:07',
    '2026-07-04T00:00',
    '2026-11-01T01:30:00-04:00',
    '2026-11-01T01:30:00-05:00',
    '2026-11-01T02:00',
    '2026-03-08T03:00',
  ])('writes %s as an author would', (text) => {
    expect(momentText(momentFrom(text, NEW_YORK).at)).toBe(text);
  });
});

describe('weekOf', () => {
  it.each([
    ['2026-11-16T00:00', '2026-W47'],
    ['2026-11-22T23:59', '2026-W47'],
    ['2026-02-27T12:00', '2026-W09'],
    ['2026-12-31T12:00', '2026-W53'],
    ['2027-01-01T12:00', '2026-W53'],
    ['2027-01-03T23:59', '2026-W53'],
    ['2027-01-04T00:00', '2027-W01'],
    ['2025-12-28T23:59', '2025-W52'],
    ['2025-12-29T00:00', '2026-W01'],
  ])('puts %s into %s', (text, week) => {
    expect(weekOf(momentFrom(text, NEW_YORK).at)).toBe(week);
  });

  it('goes by the day of the moment’s own zone', () => {
    const instant = '2026-11-23T02:00:00Z';
    expect(['UTC', NEW_YORK].map((zone) => weekOf(momentFrom(instant, zone).at))).toEqual([
      '2026-W48',
      '2026-W47',
    ]);
  });
});

describe('weekStart', () => {
  it.each([
    ['2026-W01', '2025-12-29T00:00:00-05:00'],
    ['2026-W10', '2026-03-02T00:00:00-05:00'],
    ['2026-W11', '2026-03-09T00:00:00-04:00'],
    ['2026-W44', '2026-10-26T00:00:00-04:00'],
    ['2026-W45', '2026-11-02T00:00:00-05:00'],
    ['2026-W53', '2026-12-28T00:00:00-05:00'],
    ['2027-W01', '2027-01-04T00:00:00-05:00'],
  ])('begins %s on Monday, %s', (week, start) => {
    expect(weekStart(week, NEW_YORK).toString()).toBe(`${start}[America/New_York]`);
  });

  it.each([
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-W7',
    '2026W47',
    '2026-11-20',
    '2026-W47 ',
    '',
  ])('refuses "%s"', (week) => {
    const { message, fix } = momentError(() => weekStart(week, NEW_YORK));
    expect(message).toBe(`"${week}" is not an ISO week`);
    expect(fix).toContain('2026-W47');
  });
});

describe('weekEnd', () => {
  it.each([
    ['2026-W10', 167],
    ['2026-W20', 168],
    ['2026-W44', 169],
  ])('gives %s its %i hours in New York', (week, hours) => {
    const length = weekStart(week, NEW_YORK).until(weekEnd(week, NEW_YORK));
    expect(length.total('hours')).toBe(hours);
  });

  it.each([
    ['2026-W52', '2026-W53', NEW_YORK],
    ['2026-W53', '2027-W01', NEW_YORK],
    ['2025-W52', '2026-W01', 'Pacific/Kiritimati'],
    // Midnight of Monday, 22 March 2021 was skipped in Tehran.
    ['2021-W11', '2021-W12', 'Asia/Tehran'],
    ['2021-W12', '2021-W13', 'Asia/Tehran'],
  ])('ends %s where %s begins, in %s', (week, next, zone) => {
    expect(weekEnd(week, zone).toString()).toBe(weekStart(next, zone).toString());
  });
});

describe('a moment that is none', () => {
  it.each([
    ['2026-11-20T18:18:60', 'America/New_York'],
    ['2011-12-30', 'Pacific/Apia'],
  ])('%s in %s is refused', (text, timeZone) => {
    expect(() => momentFrom(text, timeZone)).toThrow(MomentError);
  });

  it('keeps its seconds in what is said of it', () => {
    expect(() => momentFrom('2026-03-08T02:30:15', 'America/New_York')).toThrow(
      '2026-03-08T02:30:15 does not exist',
    );
  });
});
