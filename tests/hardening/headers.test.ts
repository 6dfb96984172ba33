import { describe, expect, it } from 'vitest';
import { urlsOf } from '../../src/blog/urls.ts';
import { headersFile } from '../../src/hardening/headers.ts';

/** A `_headers` file as hosts read it: headers by path. */
function headersAt(url: string): Record<string, Record<string, string>> {
  const paths: Record<string, Record<string, string>> = {};
  let path = '';
  for (const line of headersFile({ url }, urlsOf({ url })).split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name && value) paths[path] = { ...paths[path], [name]: value };
    else if (line) path = line;
  }
  return paths;
}

describe('the headers file', () => {
  const paths = headersAt('https://insights.example.com/');

  it('forbids what pages never need', () => {
    expect(paths['/*']).toMatchObject({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringContaining('camera=()'),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    });
  });

  it('keeps for good what never changes', () => {
    expect(paths['/_astro/*']?.['Cache-Control']).toBe('public, max-age=31536000, immutable');
  });

  // Both hosts join the values of a header that two matching paths set.
  it('sets no header for a path and for what is below it', () => {
    const below = Object.entries(paths).filter(([path]) => path !== '/*');
    const twice = below.flatMap(([, headers]) =>
      Object.keys(headers).filter((name) => name in (paths['/*'] ?? {})),
    );
    expect(below.length).toBeGreaterThan(0);
    expect(twice).toEqual([]);
  });

  it('follows the site below a path', () => {
    expect(Object.keys(headersAt('https://example.com/insights/'))).toEqual([
      '/insights/*',
      '/insights/_astro/*',
      '/insights/pictures/*',
    ]);
  });

  it('asks for https only where the site has it', () => {
    expect(headersAt('http://localhost/')['/*']).not.toHaveProperty('Strict-Transport-Security');
  });
});
