import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** Where in its file a value stands. */
export type Position = { line: number; column: number };

/** Finds where the key or the list item at a path stands, or else the nearest one above it. */
export type PositionOf = (path: readonly PropertyKey[]) => Position | undefined;

/**
 * What a schema found, as problems of the file that the data came from.
 *
 * A schema's own `params.fix` says how to mend a thing; otherwise the kind of issue does.
 */
export function problemsOf(
  error: z.ZodError,
  { data, file, positionOf }: { data: unknown; file: string; positionOf: PositionOf },
): Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        ...positionOf([...issue.path, key]),
        reason: `Unknown key \`${key}\`${within(issue.path)}`,
        fix: 'Remove it, or check its spelling.',
      }));
    }
    const key = keyName(issue.path);
    const missing = issue.code !== 'custom' && valueAt(data, issue.path) === undefined;
    return {
      file,
      ...positionOf(issue.path),
      reason: missing ? `\`${key}\` is missing` : `\`${key}\`: ${messageOf(issue)}`,
      fix: missing ? `Add \`${key}: …\`.` : fixOf(issue, key),
    };
  });
}

function fixOf(issue: z.core.$ZodIssue, key: string): string {
  if (issue.code === 'custom' && typeof issue.params?.fix === 'string') {
    return issue.params.fix;
  }
  switch (issue.code) {
    case 'invalid_type':
      return `Give \`${key}\` ${ARTICLES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.join(', ')}.`;
    case 'invalid_union':
      // A discriminated union knows its options, though Zod's types don't say so.
      return 'options' in issue && Array.isArray(issue.options)
        ? `Use one of: ${issue.options.join(', ')}.`
        : `Change \`${key}\` to what is asked for.`;
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int') return 'Write a larger number.';
      return 'Write something there, or leave the key out if it may be left out.';
    default:
      return `Change \`${key}\` to what is asked for.`;
  }
}

const ARTICLES: Record<string, string> = {
  string: 'a text (in quotes if it looks like a number or contains a colon)',
  boolean: 'the value true or false',
  array: 'a list, such as [one, two]',
  object: 'keys of its own, indented below it',
  record: 'keys of its own, indented below it',
  number: 'a number',
  int: 'a whole number',
};

/** What is wrong with a key of any name is said by the issue within the issue. */
function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    data,
  );
}

function keyName(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'front matter';
}

function within(path: readonly PropertyKey[]): string {
  return path.length > 0 ? ` in \`${keyName(path)}\`` : '';
}
