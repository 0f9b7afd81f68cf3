/** Work that waits for its turn outside any transaction: asynchronous paths, events. */
export interface WorkQueue {
  add(work: () => void): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
  /** Forgets what still waits. */
  close(): void;
}

/**
 * A queue that runs one piece of work a turn of the event loop, so that requests are answered in between. A piece that fails
 * is told to `onError`; the others go on.
 */
export function createWorkQueue(onError: (error: unknown) => void): WorkQueue {
  const waiting: (() => void)[] = [];
  let watchers: (() => void)[] = [];
  let isScheduled = false;

  const schedule = (): void => {
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    setImmediate(runOne);
  };

  const runOne = (): void => {
    isScheduled = false;
    try {
      waiting.shift()?.();
    } catch (error) {
      onError(error);
    }
    if (waiting.length > 0) {
      schedule();
      return;
    }
    const told = watchers;
    watchers = [];
    for (const tell of told) tell();
  };

  return {
    add(work) {
      waiting.push(work);
      schedule();
    },
    idle() {
      if (!isScheduled && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => watchers.push(resolve));
    },
    close() {
      waiting.length = 0;
    },
  };
}
