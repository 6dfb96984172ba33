import { describe, expect, it } from 'vitest';
import { NO_END, Steps } from '../../../src/newsletter/delivery/standings.ts';

const ANN = 'ann@one.test';

describe('the steps of a send', () => {
  it('leave a doubt until an attempt has its end', () => {
    const steps = new Steps();
    steps.attempting(ANN);
    expect(steps.standings.get(ANN)?.step).toBe('uncertain');
    expect(steps.unended).toEqual([ANN]);
    steps.ended(ANN, { step: 'accepted', answer: '250 OK' });
    expect(steps.standings.get(ANN)?.step).toBe('accepted');
    expect(steps.unended).toEqual([]);
  });

  it('take back an attempt, and only one that was begun', () => {
    const steps = new Steps();
    expect(steps.unattempted(ANN)).toBe(false);
    steps.attempting(ANN);
    expect(steps.unattempted(ANN)).toBe(true);
    expect(steps.standings).toEqual(new Map());
    expect(steps.unattempted(ANN)).toBe(false);
  });

  it('take back one attempt of two: the other may have gone out', () => {
    const steps = new Steps();
    steps.attempting(ANN);
    steps.attempting(ANN);
    steps.unattempted(ANN);
    expect(steps.standings).toEqual(new Map([[ANN, NO_END]]));
    expect(steps.unended).toEqual([ANN]);
  });
});
