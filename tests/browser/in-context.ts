import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Does something with a page of its own, in a browser without memory of others. */
export async function inContext<Result>(
  browser: Browser | undefined,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  if (!browser) throw new Error('There is no browser');
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
