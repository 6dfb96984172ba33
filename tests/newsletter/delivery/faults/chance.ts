/** Numbers from 0 to below 1 that look random, the same for the same seed (Marsaglia's xorshift32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
