import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import http from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';

const PIECE = 64 * 1024;

/**
 * Sends a file as the body of a request and answers as `fetch` does, for answers that are short. The file goes through one
 * buffer, each piece when the one before has left: fetch makes a buffer of every piece and holds hundreds of them.
 */
export async function sendFile(
  url: string,
  file: string,
  options: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
): Promise<Response> {
  const handle = openSync(file, 'r');
  try {
    const { method, signal } = options;
    const headers = { ...options.headers, 'Content-Length': fstatSync(handle).size };
    const request = (url.startsWith('https:') ? https : http).request(url, { method, headers, signal });
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    const [[answer]] = await Promise.all([answered, sendPieces(request, handle, answered)]);
    const status = answer.statusCode ?? 0;
    const body = await text(answer);
    // A Response with one of these takes no body, not even an empty one (Fetch Standard, "null body status").
    return new Response([204, 205, 304].includes(status) ? null : body, { status });
  } finally {
    closeSync(handle);
  }
}

async function sendPieces(request: ClientRequest, handle: number, answered: Promise<unknown>): Promise<void> {
  let refused = false;
  // An org that refuses a request does not wait for the rest of it.
  void answered.then(
    () => (refused = true),
    () => (refused = true),
  );
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  for (;;) {
    const length = refused ? 0 : readSync(handle, buffer, 0, PIECE, null);
    if (length === 0) break;
    const failed = await new Promise<Error | null | undefined>((resolve) =>
      request.write(buffer.subarray(0, length), resolve),
    );
    // Whatever broke the connection is the request's error, which says more.
    if (failed !== null && failed !== undefined) return;
  }
  request.end();
}
