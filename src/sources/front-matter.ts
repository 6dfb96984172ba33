import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { ContentError, type Problem } from '../blog/problem.ts';
import type { Position, PositionOf } from '../blog/schema-problems.ts';

/** A file's front matter as data, and the text below it. */
export type FrontMatter = {
  /** As YAML 1.2 core reads it: dates stay text, so that a local time isn't taken for UTC. */
  data: unknown;
  /** The text below, with blank lines in place of the front matter, so that its lines count as the file's. */
  body: string;
  positionOf: PositionOf;
};

const FENCED = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/**
 * The front matter of a file of content.
 *
 * @throws {ContentError} when there is none, or it isn't YAML; with line and column
 */
export function frontMatterOf(file: string, contents: string): FrontMatter {
  const { yaml, body } = split(file, contents);
  const { document, positionAt } = parsed(yaml);
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem => ({
      file,
      ...positionAt(error.pos[0]),
      reason: `The front matter cannot be read: ${error.message}`,
      fix: YAML_FIXES[error.code] ?? 'Check the indentation, the colons and the quotes near there.',
    }),
  );
  visit(document, {
    Alias: (_, { source, range }) => {
      problems.push({
        file,
        ...positionAt(range?.[0] ?? 0),
        reason: `The front matter cannot be read: *${source} stands for another value, which is not supported`,
        fix: 'A text that begins with * must stand in "quotes".',
      });
    },
  });
  if (problems.length > 0) throw new ContentError(problems);

  return {
    data: document.toJS() ?? {},
    body,
    // Parsed again for each mistake: the document takes far more memory than its text, and most
    // files have no mistake.
    positionOf: (path) => positionOfNode(parsed(yaml), path),
  };
}

/**
 * The text below the front matter of a file, as {@link frontMatterOf} gives it.
 *
 * @throws {ContentError} when there is no front matter
 */
export function textBelow(file: string, contents: string): string {
  return split(file, contents).body;
}

/** @throws {ContentError} when there is no front matter */
function split(file: string, contents: string): { yaml: string; body: string } {
  const text = contents.replace(/^\uFEFF/, '');
  const fenced = text.startsWith('---') ? FENCED.exec(text) : null;
  if (fenced?.index !== 0) {
    throw new ContentError([
      {
        file,
        line: 1,
        column: 1,
        reason: text.startsWith('---')
          ? 'The front matter has no end: a second line with just --- is missing'
          : 'There is no front matter: the file must begin with a line that is just ---',
        fix: 'Begin the file with ---, then keys such as "title: …", then --- again, then the text.',
      },
    ]);
  }
  return {
    // A copy: a part of a string keeps the whole in V8's memory, and the values are parts of this.
    yaml: Buffer.from(fenced.groups?.yaml ?? '').toString(),
    body: fenced[0].replaceAll(/[^\n]/g, '') + text.slice(fenced[0].length),
  };
}

/** Front matter as YAML's nodes, and where in the file one of its characters stands. */
type Parsed = { document: Document; positionAt: (offset: number) => Position };

function parsed(yaml: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  return {
    document,
    positionAt(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: line + 1, column: col };
    },
  };
}

const YAML_FIXES: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A text that contains a colon must stand in "quotes".',
  DUPLICATE_KEY: 'Keep one of the two.',
  MISSING_CHAR: 'A quote or bracket is opened and not closed.',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
};

/** Where the value at a path stands, or the nearest thing above it; for a key without a value, the key. */
function positionOfNode({ document, positionAt }: Parsed, path: readonly PropertyKey[]): Position {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair && isScalar(pair.key) && pair.key.range) return positionAt(pair.key.range[0]);
    } else if (isSeq(parent) && typeof key === 'number') {
      const item = parent.items[key];
      if (isNode(item) && item.range) return positionAt(item.range[0]);
    }
  }
  return { line: 1, column: 1 };
}
