import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { spamResult } from '../../../src/newsletter/checks/spam.ts';
import { PROJECT } from '../../project-copy.ts';
import { changed, golden } from './golden-email.ts';

const installed = (await spamResult(golden.message)).status !== 'skipped';

describe('SpamAssassin', () => {
  it('is skipped, and said to be, where it is not installed', async () => {
    expect(await spamResult(golden.message, 'no-such-program')).toEqual({
      check: 'SpamAssassin',
      status: 'skipped',
      figure: 'not installed',
      findings: [],
    });
  });

  it.skipIf(!installed)('minds nothing in the golden email', async () => {
    expect(await spamResult(golden.message)).toMatchObject({ status: 'passed', findings: [] });
  });

  it.skipIf(!installed)('minds hidden advertising, and names the rules', async () => {
    const { message } = await changed({
      html: (html) => html.replace('color:#211c16;">On both', 'color:#ffffff;">On both'),
    });
    const { status, findings } = await spamResult(message);
    expect(status).toBe('failed');
    expect(findings[0]?.message).toContain('HTML_FONT_LOW_CONTRAST');
  });
});

describe.skipIf(process.platform === 'win32')('a program that says otherwise', () => {
  const folder = join(PROJECT, '.cache', 'tests', 'spam');
  const program = (name: string) => join(folder, name);

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    const saying = async (name: string, head: string) => {
      await writeFile(program(name), `#!/bin/sh\ncat > /dev/null\nprintf '${head}'\n`);
      await chmod(program(name), 0o755);
    };
    await saying('half', 'X-Spam-Status: No, score=0.5 required=5.0 tests=A_RULE autolearn=no\\n');
    await saying(
      'more',
      'X-Spam-Status: No, score=0.6 required=5.0 tests=A_RULE,\\n\\tB_RULE autolearn=no\\n',
    );
    await saying('mute', 'nothing\\n');
  });

  it.each([
    ['half', 'passed', '0.5 points', []],
    ['more', 'failed', '0.6 points', ['A_RULE, B_RULE']],
    ['mute', 'skipped', 'gave no score', []],
  ])('%s: %s', async (name, status, figure, rules) => {
    const result = await spamResult(golden.message, program(name));
    expect(result).toMatchObject({ status, figure });
    expect(result.findings).toHaveLength(rules.length);
    for (const [index, names] of rules.entries()) {
      expect(result.findings[index]?.message).toContain(names);
    }
  });
});
