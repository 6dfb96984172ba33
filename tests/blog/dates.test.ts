import { describe, expect, it } from 'vitest';
import {
  asDate,
  dayHeader,
  longDay,
  machineTime,
  monthAndYear,
  monthName,
  shortDay,
  timeOfDay,
  weekday,
  windowDays,
} from '../../src/blog/dates.ts';
import { local } from '../builders.ts';

const saturday = local('2012-02-25T18:18');
const february = Temporal.PlainYearMonth.from('2012-02');

describe('a day', () => {
  it.each([
    ['en-US', 'Saturday, February 25, 2012', 'February 25, 2012', 'Feb 25', 'Saturday'],
    ['en-GB', 'Saturday, 25 February 2012', '25 February 2012', '25 Feb', 'Saturday'],
    ['de-DE', 'Samstag, 25. Februar 2012', '25. Februar 2012', '25. Feb.', 'Samstag'],
  ])('reads in %s as “%s”, “%s”, “%s” and “%s”', (locale, ...expected) => {
    expect([dayHeader, longDay, shortDay, weekday].map((write) => write(saturday, locale))).toEqual(
      expected,
    );
  });

  it('is the day of the moment’s own zone', () => {
    const instant = Temporal.Instant.from('2012-02-26T04:30:00Z');
    const zones = ['America/New_York', 'UTC', 'Pacific/Kiritimati'];
    expect(zones.map((zone) => longDay(instant.toZonedDateTimeISO(zone), 'en-US'))).toEqual([
      'February 25, 2012',
      'February 26, 2012',
      'February 26, 2012',
    ]);
  });
});

describe('a month', () => {
  it.each([
    ['en-US', 'February 2012', 'February'],
    ['de-DE', 'Februar 2012', 'Februar'],
  ])('reads in %s as “%s” and “%s”', (locale, ...expected) => {
    expect([monthAndYear, monthName].map((write) => write(february, locale))).toEqual(expected);
  });
});

describe('timeOfDay', () => {
  it.each([
    ['2012-02-25T23:18:00Z', '6:18 pm EST'],
    ['2012-03-26T01:39:00Z', '9:39 pm EDT'],
    ['2026-03-08T06:59:00Z', '1:59 am EST'],
    ['2026-03-08T07:00:00Z', '3:00 am EDT'],
    ['2026-11-01T05:59:00Z', '1:59 am EDT'],
    ['2026-11-01T06:00:00Z', '1:00 am EST'],
    ['2026-01-15T17:00:00Z', '12:00 pm EST'],
    ['2026-01-15T05:00:00Z', '12:00 am EST'],
    ['2026-01-15T14:05:59Z', '9:05 am EST'],
  ])('writes %s in New York as “%s”', (instant, expected) => {
    const at = Temporal.Instant.from(instant).toZonedDateTimeISO('America/New_York');
    expect(timeOfDay(at, 'en-US')).toBe(expected);
  });

  it.each([
    ['en-GB', 'Europe/London', '2026-01-15T18:05', '18:05 GMT'],
    ['en-GB', 'Europe/London', '2026-07-15T08:05', '08:05 BST'],
    ['en-GB', 'Europe/London', '2026-07-15T00:05', '00:05 BST'],
    ['de-DE', 'Europe/Berlin', '2026-01-15T18:05', '18:05 MEZ'],
    ['de-DE', 'Europe/Berlin', '2026-07-15T18:05', '18:05 MESZ'],
  ])('in %s writes the zone %s at %s as “%s”', (locale, zone, text, expected) => {
    expect(timeOfDay(local(text, zone), locale)).toBe(expected);
  });
});

describe('windowDays', () => {
  it.each([
    ['within a month', '2026-11-13T09:00', '2026-11-20T09:00', 'November 13 – 20, 2026'],
    ['across months', '2026-11-27T09:00', '2026-12-04T09:00', 'November 27 – December 4, 2026'],
    ['across years', '2026-12-25T09:00', '2027-01-01T09:00', 'December 25, 2026 – January 1, 2027'],
    [
      'to the day before midnight',
      '2026-11-13T00:00',
      '2026-11-20T00:00',
      'November 13 – 19, 2026',
    ],
    ['to the last of a month', '2026-11-24T00:00', '2026-12-01T00:00', 'November 24 – 30, 2026'],
    ['of one day as that day', '2026-11-13T00:00', '2026-11-14T00:00', 'November 13, 2026'],
  ])('writes a window %s', (_, from, to, expected) => {
    expect(windowDays({ from: local(from), to: local(to) }, 'en-US')).toBe(expected);
  });

  it.each([
    ['en-GB', '13 – 20 November 2026'],
    ['de-DE', '13.–20. November 2026'],
  ])('follows the locale %s', (locale, expected) => {
    const window = { from: local('2026-11-13T09:00'), to: local('2026-11-20T09:00') };
    expect(windowDays(window, locale)).toBe(expected);
  });

  it('counts days in the zone of the window', () => {
    const window = {
      from: local('2026-11-13T00:30', 'Asia/Tokyo'),
      to: local('2026-11-20T00:30', 'Asia/Tokyo'),
    };
    expect(windowDays(window, 'en-US')).toBe('November 13 – 20, 2026');
  });
});

describe('machineTime', () => {
  it.each([
    ['2012-02-25T18:18', '2012-02-25T18:18:00-05:00'],
    ['2012-07-25T18:18:07', '2012-07-25T18:18:07-04:00'],
    ['2012-02-25T18:18:07.9', '2012-02-25T18:18:07-05:00'],
  ])('writes %s with its offset, to the second', (text, expected) => {
    expect(machineTime({ at: local(text), timed: true })).toBe(expected);
  });

  it('writes the day alone when there is no time to show', () => {
    expect(machineTime({ at: local('2012-02-25T00:00'), timed: false })).toBe('2012-02-25');
  });
});

it('asDate gives the same instant', () => {
  expect(asDate(saturday).toISOString()).toBe('2012-02-25T23:18:00.000Z');
});

it.each(['en-US', 'en-GB', 'en-CA', 'de-DE', 'de-CH', 'fr-FR', 'fr-CA', 'es-MX', 'it-IT', 'ja-JP'])(
  'no date in %s has a narrow or thin space',
  (locale) => {
    const windows = [
      { from: local('2026-11-13T09:00'), to: local('2026-11-20T09:00') },
      { from: local('2026-12-25T09:00'), to: local('2027-01-01T09:00') },
    ];
    const written = [
      ...[dayHeader, longDay, shortDay, weekday, timeOfDay].map((write) => write(saturday, locale)),
      ...[monthAndYear, monthName].map((write) => write(february, locale)),
      ...windows.map((window) => windowDays(window, locale)),
    ];
    expect(written.filter((text) => /[\u202f\u2009]/.test(text))).toEqual([]);
  },
);
