/**
 * Keeps a command alive when whoever reads its output goes away (`handover … | head`): what it has begun it also ends, and
 * rights that it was granted for the run are taken back.
 */
export function outliveClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
