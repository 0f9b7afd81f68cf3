import type { Outgoing } from '../types.ts';

/** Rows that come many at once, taken in other numbers. */
export class RowQueue {
  readonly #source: AsyncGenerator<readonly Outgoing[]>;
  #rows: readonly Outgoing[] = [];

  constructor(source: AsyncGenerator<readonly Outgoing[]>) {
    this.#source = source;
  }

  /** The next rows, at most so many; none when all were taken. */
  async take(most: number): Promise<readonly Outgoing[]> {
    while (this.#rows.length === 0) {
      const { value, done } = await this.#source.next();
      if (done === true) return [];
      this.#rows = value;
    }
    const taken = this.#rows.slice(0, most);
    this.#rows = this.#rows.slice(most);
    return taken;
  }
}
