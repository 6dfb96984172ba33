import { launchedChromium } from '../tests/browser/chromium.ts';
import { fileServer } from '../tests/browser/file-server.ts';
const browser = await launchedChromium();
const server = await fileServer('dist', '/');
for (const [w, scheme] of [[360,'light'],[360,'dark'],[1280,'light'],[1280,'dark'],[768,'light']] as const) {
  const ctx = await browser!.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  const page = await ctx.newPage();
  await page.goto(server.url + '2026/10/the-polite-check-in-and-the-shoddy-room/');
  await page.waitForLoadState('load');
  await page.locator('.after').screenshot({ path: `.cache/s-thread-${w}-${scheme}.png` });
  if (scheme === 'light') {
    await page.goto(server.url + '2025/08/officer-of-the-day/'); await page.locator('.after').screenshot({ path: `.cache/s-closed-${w}.png` });
    await page.goto(server.url + 'topics/service/'); await page.locator('main').screenshot({ path: `.cache/s-topic-${w}.png` });
    await page.goto(server.url + '2026/10/'); await page.locator('main').screenshot({ path: `.cache/s-month-${w}.png` });
    await page.goto(server.url + '2026/10/the-cheapest-listening-post/'); await page.locator('.after').screenshot({ path: `.cache/s-none-${w}.png` });
  }
  if (w === 1280 && scheme === 'light') {
    await page.goto(server.url + '2026/10/the-polite-check-in-and-the-shoddy-room/#comment-2026-10-12-2c85537c68d5');
    await page.screenshot({ path: `.cache/s-target.png` });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 900 });
    await page.screenshot({ path: `.cache/s-print.png`, fullPage: true });
  }
  await ctx.close();
}
server.close(); await browser!.close();
