/** A stream of random numbers that depends on its key alone: the same key gives the same stream on any machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  shuffled<Value>(values: readonly Value[]): Value[];
}

/**
 * A stream for each thing that is made (`random(seed, 'deal', 12)`), so that deal 12 is the same in a small and in a large
 * company. The key is hashed by FNV-1a, the numbers come from Mulberry32: both are public domain and need no package.
 */
export function random(...key: readonly (string | number)[]): Random {
  let state = hash(key.join('/'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick(values) {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new RangeError('There is nothing to pick from.');
      return value;
    },
    shuffled(values) {
      const result = [...values];
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = whole(0, index);
        [result[index], result[other]] = [result[other] as never, result[index] as never];
      }
      return result;
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
