import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/newsletter/checks/check.ts';
import { checkReport, checkSummary } from '../../../src/newsletter/checks/report.ts';

const RESULTS: CheckResult[] = [
  { check: 'Size', status: 'passed', figure: 'HTML 24.0 KB', findings: [] },
  {
    check: 'Links',
    status: 'failed',
    figure: '2 destinations',
    findings: [
      { severity: 'fail', message: 'It leads nowhere', fix: 'Mend it.' },
      { severity: 'warn', message: 'It says little', fix: 'Say more.' },
    ],
  },
  { check: 'SpamAssassin', status: 'skipped', figure: 'not installed', findings: [] },
];

describe('the report', () => {
  it('has a row for each check, and below it what was found and what to do', () => {
    expect(checkReport(RESULTS).split('\n')).toEqual([
      '  ok    Size          HTML 24.0 KB',
      '  FAIL  Links         2 destinations',
      '          It leads nowhere.',
      '          Fix: Mend it.',
      '          It says little.',
      '          Fix: Say more.',
      '  skip  SpamAssassin  not installed',
    ]);
  });

  it('counts', () => {
    expect(checkSummary(RESULTS)).toBe('1 passed, 1 failed, 1 skipped');
  });
});
