import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where systems install Chrome or Chromium. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Keeps the browser from calling home, where it would wait for a network that tests don't have. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium: the one at `CHROME_PATH`, else an installed one, else the one that comes
 * with an npm package for Linux on x64; undefined where there is none of them.
 */
export async function launchedChromium(): Promise<Browser | undefined> {
  const installed = process.env.CHROME_PATH ?? INSTALLED.find(existsSync);
  if (installed) {
    return chromium.launch({ executablePath: installed, args: [...QUIET, '--no-sandbox'] });
  }
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  // The package unpacks its browser there, and takes any that an earlier version left.
  const folder = join(process.cwd(), '.cache', 'chromium');
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder;
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...QUIET, '--no-sandbox'],
  });
}
