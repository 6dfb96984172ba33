/** One mistake in what an author wrote, with everything needed to mend it. */
export type Problem = {
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line?: number;
  /** Counted from 1. */
  column?: number;
  /** What is wrong, in plain words. */
  reason: string;
  /** What to do about it. */
  fix: string;
};

/** Thrown for mistakes in content or configuration: shown as text, never as a stack trace. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** `file:line:column  reason`, and the fix on a line of its own. */
export function problemText({ file, line, column, reason, fix }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place}\n  ${reason}\n  Fix: ${fix}`;
}
