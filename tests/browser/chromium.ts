import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packaged, { inflate } from '@sparticuz/chromium';
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
 * with an npm package for Linux on x64; undefined where there is none of them. It gets arguments on top
 * of its own.
 */
export async function launchedChromium(more: readonly string[] = []): Promise<Browser | undefined> {
  const installed = process.env.CHROME_PATH ?? INSTALLED.find(existsSync);
  if (installed) {
    return chromium.launch({
      executablePath: installed,
      args: [...QUIET, '--no-sandbox', ...more],
    });
  }
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  return launchedPackage(more);
}

/** The browser of the npm package, with the libraries and the fonts that a bare machine lacks. */
async function launchedPackage(more: readonly string[]): Promise<Browser> {
  const folder = join(process.cwd(), '.cache', 'chromium');
  await mkdir(folder, { recursive: true });
  // The package unpacks everything there, and takes what an earlier version left.
  process.env.TMPDIR = folder;
  const executablePath = await packaged.executablePath();
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, fontConfiguration(folder));
  return chromium.launch({
    executablePath,
    // Its own arguments are for cloud functions: a single process, which ends with its first page.
    args: [...QUIET, '--no-sandbox', '--disable-gpu', ...more],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fonts,
    },
  });
}

/** The machine's fonts where it has any, and the package's, whose own configuration looks elsewhere. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}
