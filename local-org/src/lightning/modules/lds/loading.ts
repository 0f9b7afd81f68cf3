import { onRecordsChanged } from './records.ts';

/** What a load brings. Without `records` the ones of the load before go on being watched. */
export interface Loaded<Result> {
  readonly result: Result;
  /** Ids of the records that the result shows. */
  readonly records?: Iterable<string>;
}

/** What a wire gives when records changed: made of what it gave before, and of the same load now. */
export type Follow<Result> = (before: Result, now: Result, changed: ReadonlySet<string>) => Result;

/**
 * What all wire adapters have in common: loads when the configuration has changed, again when a record that the last result
 * showed changes, and drops an answer that a later configuration has overtaken.
 */
export class Loading<Result> {
  readonly #deliver: (result: Result) => void;
  readonly #follow: Follow<Result>;
  #load: (() => Promise<Loaded<Result>>) | undefined;
  #key: string | undefined;
  #generation = 0;
  #shown: ReadonlySet<string> = new Set();
  #last: Result | undefined;
  /** Records that changed since the last result; undefined while the whole is being loaded. */
  #changed: Set<string> | undefined = new Set();
  #stop: (() => void) | undefined;

  constructor(deliver: (result: Result) => void, follow: Follow<Result> = (_before, now) => now) {
    this.#deliver = deliver;
    this.#follow = follow;
  }

  /** Takes the configuration of that key; no `load` means that it lacks something that is required. */
  use(key: string | undefined, load: (() => Promise<Loaded<Result>>) | undefined): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#load = load;
    void this.run();
  }

  connect(): void {
    this.#stop ??= onRecordsChanged((ids) => {
      const changed = ids.filter((id) => this.#shown.has(id));
      if (changed.length === 0) return;
      for (const id of changed) this.#changed?.add(id);
      void this.load();
    });
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Loads the whole now; settles once the result is delivered. */
  async run(): Promise<void> {
    this.#changed = undefined;
    await this.load();
  }

  private async load(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    if (!this.#load) return;
    const { result, records } = await this.#load();
    if (generation !== this.#generation) return;
    const [before, changed] = [this.#last, this.#changed];
    const isPart = before !== undefined && changed !== undefined;
    this.#changed = new Set();
    this.#last = isPart ? this.#follow(before, result, changed) : result;
    if (records) this.#shown = new Set(records);
    if (this.#last !== before) this.#deliver(this.#last);
  }
}
