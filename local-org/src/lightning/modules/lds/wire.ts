import { onRecordsChanged } from './records.ts';

type Config = Readonly<Record<string, unknown>>;

export interface WireResult<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
}

/** What the wire service calls. Source: LWC's wire protocol (`lwc`, WireAdapter). */
export interface Adapter {
  update(config: Config): void;
  connect(): void;
  disconnect(): void;
}

export interface AdapterConstructor<Data> {
  new (callback: (value: WireResult<Data>) => void): Adapter;
}

export interface AdapterDefinition<Data> {
  /** What to load for a configuration; undefined while it lacks something that is required. */
  readonly request: (config: Config) => (() => Promise<Data>) | undefined;
  /** Ids of the records that the answer shows: when one of them changes the wire loads again. */
  readonly records?: (data: Data) => Iterable<string>;
}

/**
 * A wire adapter over the org: loads when its configuration is complete, again when a record it showed has changed, and
 * tells the component only what is new to it. Before the first answer it gives neither data nor error, as on the platform.
 */
export function createAdapter<Data>({ request, records }: AdapterDefinition<Data>): AdapterConstructor<Data> {
  return class implements Adapter {
    readonly #callback: (value: WireResult<Data>) => void;
    #load: (() => Promise<Data>) | undefined;
    #key: string | undefined;
    #emitted: string | undefined;
    #generation = 0;
    #shown: ReadonlySet<string> = new Set();
    #stop: (() => void) | undefined;

    constructor(callback: (value: WireResult<Data>) => void) {
      this.#callback = callback;
      callback({ data: undefined, error: undefined });
    }

    update(config: Config): void {
      const key = JSON.stringify(config);
      if (key === this.#key) return;
      this.#key = key;
      this.#load = request(config);
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

    private async run(): Promise<void> {
      this.#generation += 1;
      const generation = this.#generation;
      if (!this.#load) return;
      let result: WireResult<Data>;
      try {
        const data = await this.#load();
        if (records) this.#shown = new Set(records(data));
        result = { data, error: undefined };
      } catch (error) {
        result = { data: undefined, error };
      }
      // A later configuration has overtaken this answer.
      if (generation === this.#generation) this.emit(result);
    }

    private emit(result: WireResult<Data>): void {
      const emitted = JSON.stringify(result);
      if (emitted === this.#emitted) return;
      this.#emitted = emitted;
      this.#callback(result);
    }
  };
}
