import type { Problem } from '../blog/problem.ts';
import type { MjmlFault } from './mjml.ts';
import { fileOf, templateLine } from './templates.ts';

/**
 * Faults in the MJML of `filledMarkup`, where they are in its templates. One in a template that is
 * used more than once is said once.
 */
export async function mjmlProblems(
  faults: readonly MjmlFault[],
  name: string,
  values: object,
): Promise<Problem[]> {
  const found = new Map<string, Problem>();
  for (const { message, line, tagName } of faults) {
    const place =
      line !== undefined && tagName !== undefined
        ? await templateLine(name, values, { line, tagName })
        : undefined;
    const problem = {
      ...(place ?? { file: fileOf(`${name}.mjml`) }),
      reason: (tagName && !message.includes(tagName) ? `${tagName}: ${message}` : message).trim(),
      fix: 'Mend the template; what may stand in one is described at https://documentation.mjml.io/.',
    };
    found.set(JSON.stringify(problem), problem);
  }
  return [...found.values()];
}
