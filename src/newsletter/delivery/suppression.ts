import { readFile, stat } from 'node:fs/promises';
import { mailAddress } from './address.ts';
import { decoded } from './decoded.ts';
import { DeliveryError } from './delivery.ts';

/** Addresses that get nothing, as a file says that may grow while an issue goes out. */
export type Suppression = {
  /** Whether an address is among them now: the file is read again if it has changed. */
  has(address: string): Promise<boolean>;
  /** How many there are. */
  size(): Promise<number>;
};

/** Nobody. */
export const NOBODY: Suppression = { has: async () => false, size: async () => 0 };

/**
 * The addresses in a file, one a line; lines that begin with # are passed over.
 *
 * A line that can't be read, or a file that is gone, throws a {@link DeliveryError} at each
 * question: in doubt nothing is sent.
 */
export function suppressionIn(file: string): Suppression {
  let version = '';
  let addresses: ReadonlySet<string> = new Set();

  async function current(): Promise<ReadonlySet<string>> {
    try {
      const { mtimeNs, size, ino } = await stat(file, { bigint: true });
      const found = `${mtimeNs} ${size} ${ino}`;
      if (found !== version) {
        addresses = addressesIn(await readFile(file), file);
        version = found;
      }
      return addresses;
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      throw new DeliveryError(
        `The suppression list ${file} can’t be read`,
        'Put it where --suppress says; nothing is sent without it.',
      );
    }
  }

  return {
    has: async (address) => (await current()).has(address.toLowerCase()),
    size: async () => (await current()).size,
  };
}

function addressesIn(bytes: Uint8Array, file: string): Set<string> {
  const found = new Set<string>();
  for (const [index, line] of decoded(bytes)
    .text.split(/\r\n?|\n/)
    .entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const { address, fault } = mailAddress(text);
    if (address === undefined) {
      throw new DeliveryError(`${file}:${index + 1} ${fault}`, 'Write one address a line.');
    }
    found.add(address.toLowerCase());
  }
  return found;
}
