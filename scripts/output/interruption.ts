/** Whether the user asked to stop (Ctrl-C). Work that looks at it between two batches leaves nothing half done. */
export interface Interruption {
  readonly asked: boolean;
  /** Aborted when the user asks: ends what only waits. */
  readonly signal: AbortSignal;
  /** Takes the listener away, so that Ctrl-C ends the program again. */
  release(): void;
}

/** Exit code of a program that ended by Ctrl-C, as shells know it: 128 + SIGINT. */
export const INTERRUPTED = 130;

/** Ctrl-C, `kill`, and a terminal that is closed: each asks to stop. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for Ctrl-C and the like; a second one ends the program at once. */
export function listenForInterruption(say: (message: string) => void): Interruption {
  const stop = new AbortController();
  const listener = (): void => {
    if (stop.signal.aborted) process.exit(INTERRUPTED);
    say('Stopping after this batch. Press Ctrl-C again to stop at once.');
    stop.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, listener);
  return {
    signal: stop.signal,
    get asked() {
      return stop.signal.aborted;
    },
    release: () => {
      for (const signal of STOP_SIGNALS) process.off(signal, listener);
    },
  };
}
