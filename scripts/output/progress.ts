/** What a long command tells while it works: a line that changes on a terminal, plain lines elsewhere, nothing with --json. */
export interface Progress {
  /** Begins a step, e.g. `Timesheets`. */
  step(title: string): void;
  /** The step is done; `detail` such as "42 created". */
  done(detail: string): void;
  /** Something the user should know although work goes on. */
  warn(message: string): void;
}

export function createProgress(stream: NodeJS.WriteStream, options: { json: boolean }): Progress {
  if (options.json) return { step: () => {}, done: () => {}, warn: () => {} };
  let title = '';
  const terminal = stream.isTTY;
  return {
    step(next) {
      title = next;
      if (terminal) stream.write(`  ${title} …`);
    },
    done(detail) {
      stream.write(terminal ? `\r\u001b[K  ${title}: ${detail}\n` : `  ${title}: ${detail}\n`);
    },
    warn(message) {
      stream.write(terminal ? `\r\u001b[K  Warning: ${message}\n` : `  Warning: ${message}\n`);
    },
  };
}
