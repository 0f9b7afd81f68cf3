/** What a server does after it has answered, one job after the other. */
export interface Work {
  /** Queues a job. It runs in one go: who asks for its state meanwhile is answered when it is done. */
  add(job: () => void): void;
  /** Drops what waits, and resolves when nothing runs. */
  clear(): Promise<void>;
}

/** An empty queue. A job that throws is reported on stderr and holds up none after it. */
export function createWork(): Work {
  let queue: Promise<void> = Promise.resolve();
  let generation = 0;
  const run = (job: () => void, asked: number): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(() => {
        try {
          if (asked === generation) job();
        } catch (error) {
          process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        }
        resolve();
      });
    });
  return {
    add(job) {
      const asked = generation;
      queue = queue.then(() => run(job, asked));
    },
    async clear() {
      generation += 1;
      await queue;
    },
  };
}
