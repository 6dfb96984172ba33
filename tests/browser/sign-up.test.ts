import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LISTMONK, listmonkRules, standIn } from '../sign-ups.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';

/** Where a reader can sign up. */
const PLACES = ['', 'weekly-insights/'];

const browser = await launchedChromium();
afterAll(() => browser?.close());

describe.skipIf(!browser)('signing up at listmonk', () => {
  let server: Awaited<ReturnType<typeof fileServer>>;

  beforeAll(async () => {
    server = await fileServer(join(inject('builtBelow'), 'dist'), '/insights/');
  });
  afterAll(() => server?.close());

  const origin = new URL(LISTMONK.url).origin;
  const email = (page: Page) => page.getByLabel('Your email address');
  const submit = (page: Page) => page.getByRole('button', { name: 'Sign up' }).click();

  it.each(PLACES)('works by keyboard and without JavaScript at /insights/%s', (path) =>
    inContext(browser, { javaScriptEnabled: false }, async (page) => {
      const service = await standIn(page, origin, listmonkRules);
      await page.goto(server.url + path);
      await email(page).focus();
      await page.keyboard.type('reader+cx@example.org');
      expect(service.asked).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'an email has been sent' }).waitFor();
      expect(service.asked).toEqual([
        `POST email=reader%2Bcx%40example.org&l=${LISTMONK.list}&nonce=`,
      ]);
      service.close();
    }),
  );

  it.each(['', 'nobody', 'no body@example.org'])('sends no "%s" for an address', (wrong) =>
    inContext(browser, {}, async (page) => {
      const service = await standIn(page, origin, listmonkRules);
      await page.goto(`${server.url}weekly-insights/`);
      await email(page).fill(wrong);
      await submit(page);
      expect(await email(page).evaluate((input) => input.matches(':focus:invalid'))).toBe(true);
      expect(service.asked).toEqual([]);
      service.close();
    }),
  );

  it('lets the service lead back to the site', () =>
    inContext(browser, {}, async (page) => {
      const thanks = `${server.url}about-us/`;
      const service = await standIn(page, origin, () => ({
        status: 303,
        says: '',
        leadsTo: thanks,
      }));
      await page.goto(`${server.url}weekly-insights/`);
      await email(page).fill('reader@example.org');
      await submit(page);
      await page.waitForURL(thanks);
      service.close();
    }));

  it('is refused to a program that fills in everything', () =>
    inContext(browser, {}, async (page) => {
      const service = await standIn(page, origin, listmonkRules);
      await page.goto(`${server.url}weekly-insights/`);
      await email(page).fill('reader@example.org');
      await page.locator('input[name=nonce]').evaluate((input: HTMLInputElement) => {
        input.value = 'Robot';
      });
      await submit(page);
      await page.getByRole('heading', { name: 'not available' }).waitFor();
      service.close();
    }));

  it.each(PLACES)('shows a reader one field and a button at /insights/%s', (path) =>
    inContext(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(server.url + path);
      const form = page.locator('main form[method=post]');
      expect(await form.getByRole('textbox').count()).toBe(1);
      await email(page).focus();
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toContain('Sign up');
    }),
  );

  it.each(['light', 'dark'] as const)('is for everyone, %s', (colorScheme) =>
    inContext(browser, { colorScheme, viewport: { width: 360, height: 800 } }, async (page) => {
      for (const path of PLACES) {
        await page.goto(server.url + path);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
          [],
        );
      }
    }),
  );
});
