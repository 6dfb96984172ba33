import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { HtmlValidate } from 'html-validate';
import { afterAll, describe, expect, it } from 'vitest';
import type { SignUp } from '../../src/blog/sign-up.ts';
import SignUpForm from '../../src/components/SignUpForm.astro';
import { hardenedPage } from '../../src/hardening/hardened-page.ts';
import { launchedChromium } from '../browser/chromium.ts';
import { inContext } from '../browser/in-context.ts';
import { BUTTONDOWN, buttondownRules, LISTMONK, standIn } from '../sign-ups.ts';
import { all, attribute, fragment, linksOf, one, textOf } from '../site/pages.ts';

const MAIL = { by: 'mail', email: 'subscribe@example.com' } as const satisfies SignUp;

const container = await AstroContainer.create();
const rendered = (signUp: SignUp) =>
  container.renderToString(SignUpForm, { props: { signUp, newsletter: 'Weekly & more' } });

const browser = await launchedChromium();
afterAll(() => browser?.close());

/** The fields of a form that a service is sent, but for the reader's address: those that say something. */
async function sentFields(signUp: SignUp): Promise<Record<string, string>> {
  const inputs = all(fragment(await rendered(signUp)), 'input[type=hidden]');
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
  );
}

describe('sign-up', () => {
  it('by mail is a button that opens one', async () => {
    const mail = fragment(await rendered(MAIL));
    expect(all(mail, 'form')).toEqual([]);
    expect(linksOf(mail)).toEqual([
      [
        'Sign up by mail',
        'mailto:subscribe@example.com?subject=Subscribe%20to%20the%20Weekly%20%26%20more',
      ],
    ]);
  });

  it.each([
    [LISTMONK, 'https://lists.example.com/subscription/form', { l: LISTMONK.list }],
    [BUTTONDOWN, 'https://buttondown.com/api/emails/embed-subscribe/the-counter', { embed: '1' }],
  ] as const)(
    'at $by posts what it asks for to where it asks for it',
    async (signUp, action, fields) => {
      const form = one(fragment(await rendered(signUp)), 'form');
      expect(attribute(form, 'action')).toBe(action);
      expect(attribute(form, 'method')).toBe('post');
      expect(await sentFields(signUp)).toEqual(fields);
    },
  );

  it.each([LISTMONK, BUTTONDOWN])('at $by asks for an address, and says so', async (signUp) => {
    const form = fragment(await rendered(signUp));
    const email = one(form, 'input[name=email]');
    expect(attribute(email, 'type')).toBe('email');
    expect(attribute(email, 'required')).toBeDefined();
    expect(attribute(email, 'autocomplete')).toBe('email');
    const label = one(form, `label[for=${attribute(email, 'id')}]`);
    expect(textOf(label)).toBe('Your email address');
    expect(textOf(one(form, 'button[type=submit]'))).toBe('Sign up');
  });

  it('at listmonk has an empty field that only programs meet', async () => {
    const form = fragment(await rendered(LISTMONK));
    const trap = one(form, 'p[hidden] input[name=nonce]');
    expect(attribute(trap, 'value') ?? '').toBe('');
    expect(attribute(trap, 'autocomplete')).toBe('off');
    expect(attribute(trap, 'tabindex')).toBe('-1');
  });

  it.each([MAIL, LISTMONK, BUTTONDOWN])('by $by is valid HTML', async (signUp) => {
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended'],
    }).validateString(await rendered(signUp));
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
  });
});

// The built sites of other tests have no newsletter at Buttondown.
describe.skipIf(!browser)('in a browser', () => {
  it('Buttondown takes the form, under the policy of its page', () =>
    inContext(browser, {}, async (page) => {
      const body = hardenedPage(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign up</title><main>${await rendered(BUTTONDOWN)}</main></html>`,
      );
      expect(body).toContain("form-action 'self' https://buttondown.com");
      await page.route('https://insights.example.com/', (route) =>
        route.fulfill({ contentType: 'text/html', body }),
      );
      const service = await standIn(page, 'https://buttondown.com', buttondownRules);
      await page.goto('https://insights.example.com/');
      await page.getByLabel('Your email address').fill('reader@example.org');
      expect(service.asked).toEqual([]);
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page.getByRole('heading', { name: 'check your email to confirm' }).waitFor();
      expect(service.asked).toEqual(['POST email=reader%40example.org&embed=1']);
      service.close();
    }));
});
