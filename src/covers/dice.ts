/** Choices that look like chance and always fall the same for the same seed. */
export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  /** One of a list. */
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

/** Dice that a text decides. */
export function diceOf(seed: string): Dice {
  let state = hashOf(seed);
  // Mulberry32: 32 bits of state are plenty for a few dozen throws.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
  };
}

/** FNV-1a over a text's UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
