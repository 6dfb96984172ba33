import { readFile } from 'node:fs/promises';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { frontMatterOf } from './front-matter.ts';

/**
 * Astro's `glob` loader with this project's front matter: Astro's own reader makes a `Date` of a
 * date, and takes local times for UTC in doing so.
 *
 * @param rendered false for texts that Astro must not render, since a stranger wrote them
 */
export function contentFiles(
  base: string,
  pattern: string,
  { rendered = true }: { rendered?: boolean } = {},
): Loader {
  const files = glob({ base, pattern, generateId: ({ entry }) => entry });
  return {
    name: 'content-files',
    load: (context) =>
      files.load({
        ...context,
        ...(!rendered && withoutRendering(context)),
        parseData: async (entry) => {
          if (!entry.filePath) return context.parseData(entry);
          const { data } = frontMatterOf(entry.filePath, await readFile(entry.filePath, 'utf8'));
          return context.parseData({ ...entry, data: data as typeof entry.data });
        },
      }),
  };
}

/** Kinds of files as Astro's loaders know them; not in its types. */
type EntryTypes = { entryTypes: ReadonlyMap<string, { getRenderFunction?: unknown }> };

function withoutRendering(context: LoaderContext): EntryTypes {
  const { entryTypes } = context as LoaderContext & EntryTypes;
  return {
    entryTypes: new Map(
      [...entryTypes].map(([extension, { getRenderFunction: _, ...type }]) => [extension, type]),
    ),
  };
}
