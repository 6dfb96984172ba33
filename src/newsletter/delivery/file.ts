import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery, RenderedIssue } from './delivery.ts';

/** Writes an issue into a folder, for anything else to send: the message, its HTML and its text. */
export function fileDelivery(folder: string): Delivery {
  return {
    toSubscribers: false,
    async plan(issue) {
      const files = filesOf(issue).map(([name, contents]): [string, string] => [
        'Would write',
        `${join(folder, name)} (${Math.ceil(Buffer.byteLength(contents) / 1000)} KB)`,
      ]);
      return { lines: files, obstacles: [] };
    },
    async deliver(issue) {
      await mkdir(folder, { recursive: true });
      const files = filesOf(issue);
      // A reader of the folder sees a whole file or none.
      for (const [name, contents] of files) {
        await writeFile(join(folder, `.${name}.next`), contents);
      }
      for (const [name] of files) {
        await rename(join(folder, `.${name}.next`), join(folder, name));
      }
      return { lines: files.map(([name]) => ['Wrote', join(folder, name)]), complete: true };
    },
  };
}

function filesOf({ issue, email, message }: RenderedIssue): [name: string, string | Buffer][] {
  return [
    [`${issue.week}.eml`, message],
    [`${issue.week}.html`, email.html],
    [`${issue.week}.txt`, email.text],
  ];
}
