import { readFile } from 'node:fs/promises';
import { glob, type Loader } from 'astro/loaders';
import { frontMatterOf } from './front-matter.ts';

/**
 * Astro's `glob` loader with this project's front matter: Astro's own reader makes a `Date` of a
 * date, and takes local times for UTC in doing so.
 */
export function contentFiles(base: string, pattern: string): Loader {
  const files = glob({ base, pattern, generateId: ({ entry }) => entry });
  return {
    name: 'content-files',
    load: (context) =>
      files.load({
        ...context,
        parseData: async (entry) => {
          if (!entry.filePath) return context.parseData(entry);
          const { data } = frontMatterOf(entry.filePath, await readFile(entry.filePath, 'utf8'));
          return context.parseData({ ...entry, data: data as typeof entry.data });
        },
      }),
  };
}
