import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { checkResults } from '../../src/newsletter/checks/checks.ts';
import { renderedEmail } from '../../src/newsletter/rendered-email.ts';
import { site, urls } from '../../src/site.config.ts';
import { readContent } from '../../src/sources/files.ts';

const built = inject('built');
const content = await readContent(built, site);
const ISSUES = content.issues.flatMap((issue) => [
  { ...issue, how: 'with its lead in short', leadInFull: false },
  { ...issue, how: 'with its lead in full', leadInFull: true },
]);

describe('the emails of all issues', () => {
  it('are several', () => {
    expect(ISSUES.length).toBeGreaterThan(5);
  });

  it.each(ISSUES)(
    '$week $how fails no check, with every link found on the built site',
    async (issue) => {
      const rendered = await renderedEmail(issue, content, site, urls);
      const results = await checkResults(rendered, site, urls, join(built, 'dist'));
      const failed = results.flatMap(({ findings }) =>
        findings.filter(({ severity }) => severity === 'fail').map(({ message }) => message),
      );
      expect(failed).toEqual([]);
      expect(results.find(({ check }) => check === 'Links')?.findings).toEqual([]);
    },
  );
});
