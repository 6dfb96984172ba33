import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import {
  type Gallery,
  galleryHtml,
  messageHeaders,
} from '../../../src/newsletter/preview/gallery.ts';
import { inboxLines } from '../../../src/newsletter/preview/inbox-line.ts';

const HOSTILE = `</title><script>alert(1)</script>{{ 1 | plus: 1 }}{% raw %}"'><img src=x>`;

async function gallery(changes: Partial<Gallery> = {}) {
  const subject = changes.subject ?? 'Waiting';
  return load(
    await galleryHtml({
      language: 'en',
      newsletter: 'The Counter Weekly',
      number: 7,
      day: 'November 20, 2026',
      week: '2026-W47',
      subject,
      draft: false,
      inbox: inboxLines({ sender: 'The Counter', subject, preheader: 'And more', words: '' }),
      missing: [],
      text: 'THE COUNTER',
      headers: [{ name: 'Subject', value: subject }],
      sizes: [],
      checks: [],
      ...changes,
    }),
  );
}

describe('the gallery', () => {
  it('shows what is written as it is written, whatever it is', async () => {
    const page = await gallery({
      subject: HOSTILE,
      text: HOSTILE,
      newsletter: HOSTILE,
      missing: [HOSTILE],
      headers: [{ name: HOSTILE, value: HOSTILE }],
      checks: [
        {
          check: HOSTILE,
          status: 'failed',
          figure: HOSTILE,
          findings: [{ severity: 'fail', message: HOSTILE, fix: HOSTILE }],
        },
      ],
    });
    expect(page('script, img').length).toBe(0);
    expect(page('h1').text()).toBe(HOSTILE);
    expect(page('.text-part').text()).toBe(HOSTILE);
    expect(page('.headers dd').text()).toBe(HOSTILE);
    expect(page('.missing li').text()).toBe(HOSTILE);
    expect(page('.checks strong').text()).toBe(HOSTILE);
  });

  it('lists what failed before what passed, with every finding and its fix', async () => {
    const page = await gallery({
      checks: [
        { check: 'Size', status: 'passed', figure: 'HTML 24 KB', findings: [] },
        {
          check: 'Links',
          status: 'failed',
          figure: '9 links',
          findings: [
            { severity: 'fail', message: 'One leads nowhere', fix: 'Mend it.' },
            { severity: 'fail', message: 'Another too', fix: 'Mend that.' },
          ],
        },
        { check: 'Built site', status: 'skipped', figure: 'not built', findings: [] },
        {
          check: 'Contrast',
          status: 'warning',
          figure: '4.4:1',
          findings: [{ severity: 'fail', message: 'Low', fix: 'Raise it.' }],
        },
      ],
    });
    expect(page('.verdict').text().replaceAll(/\s+/g, ' ').trim()).toBe(
      '1 failed 1 to look at 1 not made 1 check passed',
    );
    expect(
      page('.checks strong')
        .toArray()
        .map((name) => page(name).text()),
    ).toEqual(['Links', 'Contrast', 'Built site', 'Size']);
    expect(
      page('.is-failed .fix')
        .toArray()
        .map((fix) => page(fix).text()),
    ).toEqual(['Fix: Mend it.', 'Fix: Mend that.']);
  });

  it('says where a line is cut, and what is lost', async () => {
    const page = await gallery({ subject: 'What callers wanted to say, and what they said next' });
    const [, subject] = page('.has-card dd').toArray();
    expect(page(subject).text()).toMatch(/^Cut: about 48 of 51 characters show\. Lost: next/);
    expect(page('.has-card .line-subject').text()).toBe(
      'What callers wanted to say, and what they said…',
    );
  });

  it('shows nothing of a preheader that there is no room for', async () => {
    const page = await gallery({ subject: 'Waiting '.repeat(14) });
    expect(page('.has-row .line-preheader').html()).toBe('');
    expect(page('.has-row dd').last().text().trim()).toBe('No room for it.');
  });

  it('draws a size against its budget', async () => {
    const size = { name: 'HTML', warnAt: 75_000, limit: 100_000, why: 'Gmail.' };
    const of = async (bytes: number) => {
      const page = await gallery({ sizes: [{ ...size, bytes }] });
      return [
        page('.size').attr('class'),
        page('.bar i').attr('style'),
        page('.limit').attr('style'),
      ];
    };
    expect(await of(23_000)).toEqual(['size', 'width: 20%', 'left: 87%']);
    expect(await of(80_500)).toEqual(['size is-near', 'width: 70%', 'left: 87%']);
    expect(await of(200_000)).toEqual(['size is-over', 'width: 100%', 'left: 50%']);
  });
});

describe('the header of a message', () => {
  it('has a line for each field, unfolded, and nothing of the body', () => {
    expect(messageHeaders('Subject: One\r\n two\r\nDate:Fri\r\n\r\nX-Not: a field\r\n')).toEqual([
      { name: 'Subject', value: 'One two' },
      { name: 'Date', value: 'Fri' },
    ]);
  });
});
