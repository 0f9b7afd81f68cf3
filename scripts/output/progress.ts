/** What a long command tells while it works: a line that changes on a terminal, plain lines elsewhere, nothing with --json. */
export interface Progress {
  /** Begins a step, e.g. `Timesheets`; with a total, `count` shows share and time left. */
  step(title: string, total?: number): void;
  /** So many of the step's items are done. */
  count(done: number): void;
  /** The step is done; `detail` such as "42 created". */
  done(detail: string): void;
  /** Something the user should know although work goes on. */
  warn(message: string): void;
}

/** The part of a stream that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR = 24;
/** Milliseconds between two drawings of the bar, and between two plain lines of one step. */
const DRAW_EVERY = 100;
const SAY_EVERY = 30_000;
const SILENT: Progress = { step: () => {}, count: () => {}, done: () => {}, warn: () => {} };

/** Progress for the stream: a bar with percentage and time left on a terminal, a line a step (and every half minute) elsewhere. */
export function createProgress(stream: ProgressStream, options: { json: boolean; now?: () => number }): Progress {
  if (options.json) return SILENT;
  const now = options.now ?? (() => performance.now());
  const terminal = stream.isTTY === true;
  const clear = terminal ? '\r\u001b[K' : '';
  let title = '';
  let total: number | undefined;
  let begun = 0;
  let said = 0;
  let most = 0;
  return {
    step(next, amount) {
      [title, total, begun, said, most] = [next, amount, now(), now(), 0];
      if (terminal) stream.write(`  ${title} …`);
    },
    count(done) {
      if (done < most || now() - said < (terminal ? DRAW_EVERY : SAY_EVERY)) return;
      most = done;
      said = now();
      const line = `  ${title}: ${state(done, total, said - begun, terminal)}`;
      stream.write(terminal ? `${clear}${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
    },
    done(detail) {
      stream.write(`${clear}  ${title}: ${detail}\n`);
    },
    warn(message) {
      stream.write(`${clear}  Warning: ${message}\n`);
    },
  };
}

function state(done: number, total: number | undefined, elapsed: number, bar: boolean): string {
  if (total === undefined || total === 0) return done.toLocaleString('en');
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR);
  const left = done === 0 ? '' : `, ${duration((elapsed / done) * (total - done))} left`;
  const drawn = bar ? `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ` : '';
  return `${drawn}${Math.floor(share * 100)} % of ${total.toLocaleString('en')}${left}`;
}

/** `1 h 02 min`, `3 min 05 s` or `12 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  if (seconds >= 3_600) return `${Math.floor(seconds / 3_600)} h ${two(Math.floor((seconds % 3_600) / 60))} min`;
  return seconds >= 60 ? `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s` : `${seconds} s`;
}
