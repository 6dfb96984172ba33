import type { End } from './journal-records.ts';

/** Where each address stands, by the address in lower case. One never attempted is in none. */
export type Standings = ReadonlyMap<string, End>;

/** How an attempt stands whose end was never written: the program ended before it. */
export const NO_END: End = {
  step: 'uncertain',
  answer: 'the program ended before the server’s answer was written down',
};

/** The steps of a send, and where each address stands after them. */
export class Steps {
  readonly #standings = new Map<string, End>();
  /** Where those whose attempt has no end stood before it. */
  readonly #before = new Map<string, End | undefined>();

  get standings(): Standings {
    return this.#standings;
  }

  /** Addresses with an attempt that has no end. */
  get unended(): string[] {
    return [...this.#standings].filter(([, end]) => end === NO_END).map(([address]) => address);
  }

  attempting(address: string): void {
    this.#before.set(address, this.#standings.get(address));
    this.#standings.set(address, NO_END);
  }

  /** Lets what stood before an attempt stand again. False where there is no attempt without an end. */
  unattempted(address: string): boolean {
    if (this.#standings.get(address) !== NO_END) return false;
    const end = this.#before.get(address);
    this.#before.delete(address);
    if (end) this.#standings.set(address, end);
    else this.#standings.delete(address);
    return true;
  }

  ended(address: string, end: End): void {
    this.#before.delete(address);
    this.#standings.set(address, end);
  }
}
