import { describe, expect, it } from 'vitest';
import { type Circumstances, obstacles } from '../../../src/newsletter/delivery/gate.ts';
import { placeholderFacts } from '../../../src/newsletter/delivery/placeholders.ts';
import { site as sample } from '../../../src/site.config.ts';
import { issue, local } from '../../builders.ts';
import { site } from '../../fixtures/site.ts';

const to = local('2026-11-20T09:00');

const GOOD: Circumstances = {
  issue: issue({ window: { from: local('2026-11-13T09:00'), to } }),
  now: to.toInstant(),
  placeholders: [],
  failedChecks: [],
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
      { failedChecks: ['a link leads nowhere'] },
      'A check of the email failed: a link leads nowhere',
    ],
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
      failedChecks: ['one', 'two'],
      workingTree: 'changed',
    });
    expect(found).toHaveLength(6);
    expect(found.every(({ fix }) => fix.endsWith('.'))).toBe(true);
  });
});

describe('placeholder facts', () => {
  it('are found in the sample, and not in a publication of one’s own', () => {
    expect(placeholderFacts(sample)).toContain('organisation.postalAddress');
    expect(placeholderFacts(sample)).toContain('newsletter.from.email');
    expect(
      placeholderFacts({
        ...site,
        organisation: { ...site.organisation, phone: '+1 212 736 5000' },
      }),
    ).toEqual([]);
  });
});
