import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../project-copy.ts';
import { all, builtSites, type SitePage, sourceOf } from './pages.ts';

const sites = await builtSites();

type Data = { '@type': string } & Record<string, unknown>;

const jsonLd = ({ document }: SitePage): Data[] =>
  all(document, 'script[type=application/ld+json]').map((element) => JSON.parse(sourceOf(element)));

/**
 * What is wrong with JSON-LD by Schema.org's vocabulary: the compiler is asked whether each object
 * has the type that it says, in the words of schema-dts.
 */
function faults(objects: readonly Data[]): string[] {
  const file = join(PROJECT, 'tests/site/json-ld-of-pages.ts');
  const types = [...new Set(objects.map((data) => data['@type']))];
  const source = [
    `import type { ${['WithContext', ...types].join(', ')} } from 'schema-dts';`,
    ...objects.map(
      (data, index) =>
        `export const _${index}: WithContext<${data['@type']}> = ${JSON.stringify(data)};`,
    ),
  ].join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, source, options.target ?? ts.ScriptTarget.ESNext)
      : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'BlogPosting',
  headline: 'A',
  author: [{ '@type': 'Organization', name: 'B' }],
};

describe('the vocabulary', () => {
  it('has what is right', () => {
    expect(faults([POSTING])).toEqual([]);
  });

  it.each([
    ['an unknown property', { ...POSTING, headlin: 'A' }],
    ['one of a part', { ...POSTING, author: [{ '@type': 'Organization', nam: 'B' }] }],
    ['an unknown type', { ...POSTING, '@type': 'BlogPost' }],
    ['a value of the wrong type', { ...POSTING, author: { '@type': 'Place', name: 'B' } }],
    ['another context', { ...POSTING, '@context': 'http://schema.org/' }],
  ])('refuses %s', (_, data) => {
    expect(faults([data])).not.toEqual([]);
  });
});

describe.each(sites)('the JSON-LD of a site %s', (_, site) => {
  const { pages, url } = site;
  const objects = pages.flatMap((page) => jsonLd(page).map((data) => ({ page, data })));
  const ofType = (type: string) => objects.filter(({ data }) => data['@type'] === type);

  it('keeps to Schema.org’s vocabulary on every page', () => {
    expect(objects.length).toBeGreaterThan(30);
    expect(faults(objects.map(({ data }) => data))).toEqual([]);
  });

  it('has for each post what Google recommends for an article', () => {
    // https://developers.google.com/search/docs/appearance/structured-data/article
    for (const { page, data } of ofType('BlogPosting')) {
      expect(data, page.path).toMatchObject({
        headline: expect.stringMatching(/\S/),
        image: [expect.stringMatching(/^https:\/\/\S+\.png$/)],
        datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
        dateModified: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
      });
      for (const author of data.author as unknown[]) {
        expect(author, page.path).toEqual({
          '@type': 'Organization',
          name: expect.stringMatching(/\S/),
          url: expect.stringMatching(new RegExp(`^${url}authors/`)),
        });
      }
    }
  });

  it('says on the home page alone what the publication is', () => {
    expect(ofType('Blog').map(({ page, data }) => [page.path, data.url, data['@id']])).toEqual([
      [site.base, url, url],
    ]);
    expect(ofType('Blog').length + ofType('BlogPosting').length).toBe(objects.length);
  });
});
