import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, type Grants } from '../../src/hardening/content-security-policy.ts';

/** A policy's sources by directive. */
function directives(html: string, grants?: Grants): Record<string, string[]> {
  return Object.fromEntries(
    contentSecurityPolicy(load(html), grants)
      .split(';')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
  );
}

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a content security policy', () => {
  it('forbids everything on a page that has nothing', () => {
    expect(directives('<p>Text</p>')).toEqual({
      'default-src': ["'none'"],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    });
  });

  it('names each inline style and script that runs by its digest', () => {
    const html =
      '<style>p{color:red}</style><style>a > b{}</style><script>run("é")</script><script type="module">1</script>';
    const { 'style-src': styles, 'script-src': scripts } = directives(html);
    expect(styles).toEqual([sha256('p{color:red}'), sha256('a > b{}')]);
    expect(scripts).toEqual([sha256('run("é")'), sha256('1')]);
  });

  it('takes data for what it is', () => {
    const html = '<script type="application/ld+json">{"a":1}</script>';
    expect(directives(html)).not.toHaveProperty('script-src');
  });

  it('lets scripts and styles of the site’s own be fetched where they are', () => {
    const html = '<script src="/a.js"></script><link rel="stylesheet" href="/a.css">';
    expect(directives(html)).toMatchObject({ 'script-src': ["'self'"], 'style-src': ["'self'"] });
  });

  it.each([
    ['<img src="/a.png" alt="">', ["'self'"]],
    ['<link rel="icon" href="/a.svg">', ["'self'"]],
    ['<img src="data:image/gif;base64,R0lG" alt="">', ['data:']],
    ['<img src="data:,"><img src="a.png">', ["'self'", 'data:']],
  ])('lets pictures in that are there: %s', (html, sources) => {
    expect(directives(html)['img-src']).toEqual(sources);
  });

  it('lets a font in where a style has one', () => {
    const html = '<style>@font-face{font-family:F;src:url(/f.woff2)}</style>';
    expect(directives(html)['font-src']).toEqual(["'self'"]);
  });

  it('lets forms lead where they lead', () => {
    const html =
      '<form action="/search/"></form><form action="https://lists.example.com/subscribe?a=1"></form>';
    expect(directives(html)['form-action']).toEqual(["'self'", 'https://lists.example.com']);
  });

  it.each(['post', 'POST'])('lets who takes a form by %s lead back here', (method) => {
    const html = `<form action="https://lists.example.com/" method="${method}"></form>`;
    expect(directives(html)['form-action']).toEqual(["'self'", 'https://lists.example.com']);
    const asking = html.replace(method, 'get');
    expect(directives(asking)['form-action']).toEqual(['https://lists.example.com']);
  });

  it('adds what a page is granted', () => {
    const grants = { 'script-src': ["'self'", "'wasm-unsafe-eval'"], 'worker-src': ["'self'"] };
    expect(directives('<script src="/a.js"></script>', grants)).toMatchObject(grants);
  });
});
