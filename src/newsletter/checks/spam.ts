import { execFile } from 'node:child_process';
import { type CheckResult, failure } from './check.ts';
import { result } from './checks.ts';

/** Points; SpamAssassin calls a message spam at 5. */
const MOST = 0.5;

const NAME = 'SpamAssassin';

/**
 * What SpamAssassin says of a message, where it is installed. It is a program of its own and takes a
 * second, so it isn't among the checks of every build. It asks nobody (`--local`).
 *
 * @param program its name or path
 */
export async function spamResult(message: Buffer, program = 'spamassassin'): Promise<CheckResult> {
  const report = await reportOf(message, program);
  const [, points, rules] =
    /\bscore=(-?[\d.]+)[\s\S]*?\btests=([\w,\s=.-]*?)\s+autolearn/.exec(report ?? '') ?? [];
  if (points === undefined) {
    return {
      check: NAME,
      status: 'skipped',
      figure: report === undefined ? 'not installed' : 'gave no score',
      findings: [],
    };
  }
  const found = (rules ?? '').replaceAll(/\s+/g, '').split(',').join(', ');
  return result(NAME, {
    figure: `${points} points`,
    findings:
      Number(points) <= MOST
        ? []
        : [
            failure(
              `SpamAssassin gives ${points} points, and at most ${MOST} is safe: ${found}`,
              'Look the names up at https://spamassassin.apache.org/ and change what they mind.',
            ),
          ],
  });
}

/** The message with its verdict in the head; undefined where the program is missing. */
function reportOf(message: Buffer, program: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, ['--local'], { maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (error?.code === 'ENOENT') resolve(undefined);
      else if (error) reject(error);
      else resolve(stdout.replaceAll('\r', ''));
    });
    // A program that isn't there takes no input either, and says so by `error`.
    child.stdin?.on('error', () => {});
    child.stdin?.end(message);
  });
}
