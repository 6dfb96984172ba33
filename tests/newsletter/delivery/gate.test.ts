import { describe, expect, it } from 'vitest';
import { type Circumstances, obstacles } from '../../../src/newsletter/delivery/gate.ts';
import { issue, local } from '../../builders.ts';

const to = local('2026-11-20T09:00');

const GOOD: Circumstances = {
  issue: issue({ window: { from: local('2026-11-13T09:00'), to } }),
  now: to.toInstant(),
  placeholders: [],
  failedChecks: [],
  siteBuilt: true,
  workingTree: 'clean',
};

const reasons = (changes: Partial<Circumstances>) =>
  obstacles({ ...GOOD, ...changes }).map(({ reason }) => reason);

describe('an issue', () => {
  it('may go out from the end of its window until a day after, to the second', () => {
    const at = (seconds: number) => ({ now: to.toInstant().add({ seconds }) });
    expect(reasons(at(-1))).toEqual(['The window of 2026-W47 ends only at 2026-11-20T09:00']);
    expect(reasons(at(0))).toEqual([]);
    expect(reasons(at(24 * 60 * 60))).toEqual([]);
    expect(reasons(at(24 * 60 * 60 + 1))).toEqual([
      '2026-W47 is more than a day late: its window ended at 2026-11-20T09:00',
    ]);
  });

  it.each<[Partial<Circumstances>, string]>([
    [
      { issue: issue({ draft: true, window: GOOD.issue.window }) },
      'content/issues/2026-W47.md is a draft',
    ],
    [{ placeholders: ['url'] }, 'The sender’s facts are placeholders: url'],
    [
      { failedChecks: [{ message: 'A link leads nowhere', fix: 'Mend it.' }] },
      'A link leads nowhere',
    ],
    [{ siteBuilt: false }, 'The site is not built, so nobody knows where the email’s links lead'],
    [{ workingTree: 'changed' }, 'There are changes that are not committed'],
    [{ workingTree: 'no repository' }, 'The project is in no git repository'],
  ])('is held back by %j', (changes, reason) => {
    expect(reasons(changes)).toEqual([reason]);
  });

  it('is held back by all of it at once, each with what to do', () => {
    const found = obstacles({
      issue: issue({ draft: true }),
      now: to.toInstant().add({ hours: 100 }),
      placeholders: ['url'],
      failedChecks: [
        { message: 'One', fix: 'Mend it.' },
        { message: 'Two', fix: 'Mend it.' },
      ],
      siteBuilt: false,
      workingTree: 'changed',
    });
    expect(found).toHaveLength(7);
    expect(found.every(({ fix }) => fix.endsWith('.'))).toBe(true);
  });
});
