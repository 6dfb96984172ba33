/**
 * Imported first by every command: shows an author's mistake as text, without a stack trace, and
 * ends with exit code 1. A fault of the program itself keeps its trace: it is ours to mend.
 */
import { ContentError } from '../src/blog/problem.ts';

process.on('uncaughtException', (error) => {
  if (error instanceof ContentError) {
    const count = error.problems.length;
    console.error(
      `\n${error.message}\n\n${count === 1 ? '1 problem' : `${count} problems`}; nothing was written.`,
    );
  } else {
    console.error(error);
  }
  process.exit(1);
});
