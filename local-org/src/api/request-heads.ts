import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes that the server reads of address and headers: more than it accepts, so that it can say what was too long. */
export const largestHead = 128 * 1024;

/** REST API Developer Guide, "Status Codes and Error Responses" (414 and 431): 16,384 bytes. */
const limit = 16_384;

const reasons = { 400: 'Bad Request', 414: 'URI Too Long', 431: 'Request Header Fields Too Large' } as const;

/** Refuses requests to the APIs whose address (414), or address and headers together (431), are too long. */
export function limitRequestHeads(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const status = request.url.startsWith('/services/') ? statusOf(request) : undefined;
    if (status === undefined) done();
    else reply.code(status).type('text/html;charset=utf-8').send(page(status));
  });
}

/** Answers what cannot be read as a request at all. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = page(status);
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function statusOf({ url, raw }: FastifyRequest): 414 | 431 | undefined {
  if (url.length > limit) return 414;
  const headers = raw.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
  return url.length + headers > limit ? 431 : undefined;
}

/** These two come from the platform's web server, not from its API: no JSON. */
function page(status: keyof typeof reasons): string {
  return `<h1>Bad Message ${status}</h1><pre>reason: ${reasons[status]}</pre>`;
}
