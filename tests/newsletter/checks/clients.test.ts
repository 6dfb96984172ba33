import { describe, expect, it } from 'vitest';
import { isKnown, limits } from '../../../src/newsletter/checks/clients.ts';
import { KNOWN_LIMITS } from '../../../src/newsletter/checks/known-limits.ts';
import { renderedEmail } from '../../../src/newsletter/rendered-email.ts';
import * as sample from '../../../src/site.config.ts';
import { readContent } from '../../../src/sources/files.ts';
import { urls } from '../../fixtures/site.ts';
import { PROJECT } from '../../project-copy.ts';
import { content, golden, issue, site } from './golden-email.ts';

describe('known limits', () => {
  it('are those of emails that we make, each of them', async () => {
    const inFull = await renderedEmail(
      { ...issue, lead: '2026-03-10-a-day-only', leadInFull: true },
      content,
      site,
      urls,
    );
    const real = await readContent(PROJECT, sample.site);
    const others = await Promise.all(
      real.issues.flatMap((one) =>
        [false, true].map((leadInFull) =>
          renderedEmail({ ...one, leadInFull }, real, sample.site, sample.urls),
        ),
      ),
    );
    const met = [golden, inFull, ...others].flatMap(({ email }) => limits(email.html));
    expect(met.filter((limit) => !isKnown(limit))).toEqual([]);
    const unmet = KNOWN_LIMITS.flatMap(({ feature, clients }) =>
      clients.map((client) => ({ feature, client })),
    ).filter(
      (known) =>
        !met.some(({ feature, client }) => feature === known.feature && client === known.client),
    );
    expect(unmet).toEqual([]);
  });

  it('have a reason each, and stand there once', () => {
    const features = KNOWN_LIMITS.map(({ feature }) => feature);
    expect(features).toEqual([...new Set(features)]);
    expect(KNOWN_LIMITS.filter(({ reason }) => reason.length < 10)).toEqual([]);
  });

  it('are known for a client, not for all', () => {
    expect(isKnown({ feature: 'padding', client: 'outlook.windows' })).toBe(true);
    expect(isKnown({ feature: 'padding', client: 'gmail.ios' })).toBe(false);
  });
});
