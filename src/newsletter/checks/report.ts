import type { CheckResult } from './check.ts';

const MARKS = { passed: 'ok  ', warning: 'warn', failed: 'FAIL', skipped: 'skip' } as const;

/** The results of checks as lines for a terminal: a row for each, and below it what was found. */
export function checkReport(results: readonly CheckResult[]): string {
  const width = Math.max(...results.map(({ check }) => check.length));
  return results
    .flatMap(({ check, status, figure, findings }) => [
      `  ${MARKS[status]}  ${check.padEnd(width)}  ${figure}`,
      ...findings.flatMap(({ message, fix }) => [`          ${message}.`, `          Fix: ${fix}`]),
    ])
    .join('\n');
}

/** One line on all checks: how many passed, warn and fail. */
export function checkSummary(results: readonly CheckResult[]): string {
  const count = (status: CheckResult['status']) =>
    results.filter((result) => result.status === status).length;
  return [
    `${count('passed')} passed`,
    ...(count('warning') > 0 ? [`${count('warning')} with warnings`] : []),
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
  ].join(', ');
}
