import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverLines, smtpSettings } from '../../../src/newsletter/delivery/smtp-settings.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smtp-settings-'));
});

afterAll(() => rm(folder, { recursive: true }));

const settings = (url: string | undefined, more = {}) =>
  smtpSettings({ NEWSLETTER_SMTP_URL: url, ...more });

function dkim(file: string) {
  return {
    NEWSLETTER_DKIM_DOMAIN: 'firm.test',
    NEWSLETTER_DKIM_SELECTOR: 'weekly',
    NEWSLETTER_DKIM_KEY_FILE: file,
  };
}

async function keyFile(name: string, contents: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), contents);
  return join(folder, name);
}

describe('the address of a server', () => {
  it.each([
    ['smtps://mail.firm.test', { host: 'mail.firm.test', port: 465, tls: 'from the start' }],
    ['smtp://mail.firm.test', { host: 'mail.firm.test', port: 587, tls: 'STARTTLS' }],
    ['smtp://mail.firm.test:25/', { port: 25, tls: 'STARTTLS' }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', tls: 'none' }],
    ['smtp://localhost', { tls: 'none' }],
    // Names that only look like this machine's.
    ['smtp://localhost.firm.test', { tls: 'STARTTLS' }],
    ['smtp://127.0.0.1.firm.test', { tls: 'STARTTLS' }],
    ['smtps://mail.firm.test?timeout=30', { timeout: 30_000 }],
    ['smtps://mail.firm.test', { timeout: 600_000 }],
  ])('%s is understood', async (url, expected) => {
    expect(await settings(url)).toMatchObject(expected);
  });

  it('may hold a user and a password, escaped', async () => {
    const { auth } = await settings('smtps://me%40firm.test:p%2Fw%20d@mail.firm.test');
    expect(auth).toEqual({ user: 'me@firm.test', pass: 'p/w d' });
  });

  it.each([
    [undefined, 'No SMTP server is named'],
    ['', 'No SMTP server is named'],
    ['mail.firm.test', 'is not the address of an SMTP server'],
    ['https://me:s3cret@mail.firm.test', 'is not the address of an SMTP server'],
    ['smtps://me:s3cret@', 'is not the address of an SMTP server'],
    ['smtps://me:s3cret@mail.firm.test/s3cret', 'is not the address of an SMTP server'],
    ['smtps://me:s3%cret@mail.firm.test', 'has a "%" that escapes nothing'],
    ['smtp://mail.firm.test?ignoreTLS=true', 'something after its "?"'],
    ['smtp://mail.firm.test?timeout=soon', 'something after its "?"'],
  ])('%s is refused, without saying what it says', async (url, reason) => {
    const refused = settings(url);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.not.toThrow('cret');
  });
});

describe('a key for DKIM', () => {
  it('is read from its file, and shown by its name in DNS only', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const read = await settings('smtps://me:s3cret@mail.firm.test', dkim(await keyFile('k', pem)));
    expect(read.dkim).toEqual({ domain: 'firm.test', selector: 'weekly', privateKey: pem });
    const shown = JSON.stringify(serverLines(read));
    expect(shown).toContain('weekly._domainkey.firm.test');
    expect(shown).not.toMatch(/PRIVATE|s3cret|"me/);
  });

  it('is refused when something of it is missing or no RSA key', async () => {
    const server = 'smtps://mail.firm.test';
    await expect(settings(server, { ...dkim('x'), NEWSLETTER_DKIM_SELECTOR: '' })).rejects.toThrow(
      'not all are set',
    );
    await expect(settings(server, dkim(join(folder, 'none')))).rejects.toThrow('can’t be read');
    const garbage = await keyFile('garbage', 'secret words');
    await expect(settings(server, dkim(garbage))).rejects.toThrow('holds no RSA key');
    await expect(settings(server, dkim(garbage))).rejects.not.toThrow('secret words');
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = await keyFile('ed', privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(settings(server, dkim(other))).rejects.toThrow('holds no RSA key');
  });
});
