import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const active = (markup: string) =>
  found(
    'Active content and tracking',
    { html: (html) => html.replace('</body>', `${markup}</body>`) },
    'nowhere',
  );

describe('active content', () => {
  it.each([
    '<script>alert(1)</script>',
    '<form action="https://a.test/"></form>',
    '<iframe src="https://a.test/"></iframe>',
    '<link rel="stylesheet" href="https://a.test/a.css">',
    '<p onclick="alert(1)">A</p>',
    '<a href=" javascript:alert(1)">A</a>',
    '<img src="data:image/png;base64,AA==" alt="">',
    '<img src="https://a.test/o.png?who=1" alt="" width="1" height="1">',
    '<div style="background: url(https://a.test/a.png)">A</div>',
    '<style>@import "https://a.test/a.css";</style>',
  ])('is found: %s', async (markup) => {
    const said = await active(markup);
    expect(said).not.toEqual([]);
    expect(said.every((one) => one.startsWith('fail: '))).toBe(true);
  });

  it('is nothing that an author may write', async () => {
    expect(await active('<p>onclick="x" javascript: <b>script</b> url(a)</p>')).toEqual([]);
  });
});
