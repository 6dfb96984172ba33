import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT } from './project-copy.ts';

/**
 * Lets Astro's dev server collect the content, as it does before an author sees the first page; in
 * a process of its own, since within its own tests Astro is not what programs import.
 */
export default async function setup(): Promise<void> {
  const collect = `
    import { dev } from 'astro';
    const server = await dev({ logLevel: 'error', server: { port: 0 } });
    await server.stop();
    process.exit();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', collect], {
    cwd: PROJECT,
  });
}
