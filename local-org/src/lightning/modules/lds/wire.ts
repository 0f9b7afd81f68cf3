import { Loading } from './loading.ts';
import type { Loaded } from './loading.ts';

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
    readonly #loading: Loading<WireResult<Data>>;
    #emitted: string | undefined;

    constructor(callback: (value: WireResult<Data>) => void) {
      this.#callback = callback;
      this.#loading = new Loading((result) => this.emit(result));
      callback({ data: undefined, error: undefined });
    }

    update(config: Config): void {
      const load = request(config);
      this.#loading.use(JSON.stringify(config), load && (() => answerOf(load, records)));
    }

    connect(): void {
      this.#loading.connect();
    }

    disconnect(): void {
      this.#loading.disconnect();
    }

    private emit(result: WireResult<Data>): void {
      const emitted = JSON.stringify(result);
      if (emitted === this.#emitted) return;
      this.#emitted = emitted;
      this.#callback(result);
    }
  };
}

/** An answer that failed shows no record; those of the answer before may still mend it. */
async function answerOf<Data>(
  load: () => Promise<Data>,
  records: ((data: Data) => Iterable<string>) | undefined,
): Promise<Loaded<WireResult<Data>>> {
  try {
    const data = await load();
    return { result: { data, error: undefined }, ...(records && { records: records(data) }) };
  } catch (error) {
    return { result: { data: undefined, error } };
  }
}
