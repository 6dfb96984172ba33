import { z } from 'zod';
import { DeliveryError, type Obstacle } from './delivery.ts';
import { isLoopback } from './smtp-settings.ts';

/** What the environment says; only a command reads it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that were read, or why they can't be used. */
export type Settings<T> = { settings?: T; obstacles: Obstacle[] };

/** A token as a header can carry it. */
export const tokenSchema = z
  .string('is not set')
  .regex(/^[\x21-\x7e]+$/, 'is empty, or has a blank or a line break in it');

/** Where a service answers: https, since the token goes there, except on this machine. */
export const addressSchema = z
  .string('is not set')
  .transform((text) => (text.endsWith('/') ? text : `${text}/`))
  .pipe(z.url('is no address'))
  .transform((text) => new URL(text))
  .refine(({ username, password }) => !username && !password, 'must not have a password in it')
  .refine(
    ({ protocol, href }) =>
      protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(href)),
    'must start with https://',
  )
  .refine(({ search, hash }) => !search && !hash, 'must end before any "?" or "#"');

/** The settings in the environment, each under its variable's name. */
export function settingsIn<T>(environment: Environment, schema: z.ZodType<T>): Settings<T> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return { settings: parsed.data, obstacles: [] };
  const byMessage = Map.groupBy(parsed.error.issues, ({ message }) => message);
  return {
    obstacles: [...byMessage].map(([message, issues]) => ({
      reason: `${issues.map(({ path }) => String(path[0])).join(', ')} ${issues.length > 1 ? message.replace(/^is /, 'are ') : message}`,
      fix: 'Set it in the environment of the command, never in a file that git knows; docs/sending.md says how.',
    })),
  };
}

/** @throws {DeliveryError} naming the first obstacle */
export function usable<T>({ settings, obstacles: [first] }: Settings<T>): T {
  if (settings === undefined) throw new DeliveryError(first?.reason ?? '', first?.fix ?? '');
  return settings;
}

/** Whether an address is on this machine, so that what goes there gets no further. */
export function isOnThisMachine(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url !== null && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
}
