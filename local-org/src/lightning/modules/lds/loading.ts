import { onRecordsChanged } from './records.ts';

/** What a load brings. Without `records` the ones of the load before go on being watched. */
export interface Loaded<Result> {
  readonly result: Result;
  /** Ids of the records that the result shows. */
  readonly records?: Iterable<string>;
}

/**
 * What all wire adapters have in common: loads when the configuration has changed, again when a record that the last result
 * showed changes, and drops an answer that a later configuration has overtaken.
 */
export class Loading<Result> {
  readonly #deliver: (result: Result) => void;
  #load: (() => Promise<Loaded<Result>>) | undefined;
  #key: string | undefined;
  #generation = 0;
  #shown: ReadonlySet<string> = new Set();
  #stop: (() => void) | undefined;

  constructor(deliver: (result: Result) => void) {
    this.#deliver = deliver;
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
      if (ids.some((id) => this.#shown.has(id))) void this.run();
    });
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Loads now; settles once the result is delivered. */
  async run(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    if (!this.#load) return;
    const { result, records } = await this.#load();
    if (generation !== this.#generation) return;
    if (records) this.#shown = new Set(records);
    this.#deliver(result);
  }
}
