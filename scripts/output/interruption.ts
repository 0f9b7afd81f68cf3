/** Whether the user asked to stop (Ctrl-C). Work that looks at it between two batches leaves nothing half done. */
export interface Interruption {
  readonly asked: boolean;
  /** Takes the listener away, so that Ctrl-C ends the program again. */
  release(): void;
}

/** Exit code of a program that ended by Ctrl-C, as shells know it: 128 + SIGINT. */
export const INTERRUPTED = 130;

/** Listens for Ctrl-C; a second one ends the program at once. */
export function listenForInterruption(say: (message: string) => void): Interruption {
  let asked = false;
  const listener = (): void => {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    say('Stopping after this batch. Press Ctrl-C again to stop at once.');
  };
  process.on('SIGINT', listener);
  return {
    get asked() {
      return asked;
    },
    release: () => process.off('SIGINT', listener),
  };
}
