import path from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notSupported, SalesforceError } from '../errors.ts';
import { activeUsers } from './auth/users.ts';
import type { CurrentOrg } from './current-org.ts';
import { isObject } from './rest/parse-json.ts';
import type { ApiContext, ServerOptions } from './types.ts';

/**
 * What an administrator does with the local org itself: `POST /local-org/snapshot {file}` copies its whole database into
 * a new org's file, `POST /local-org/reset` empties it and answers a session of the new org's administrator,
 * `POST /local-org/run-flow {name}` runs a scheduled flow to its end, `GET /local-org/outbox` answers what the org would have
 * sent (once everything that waited is done), oldest first, `POST /local-org/faults {spec}` injects faults from now on (an empty
 * text: none), `GET /local-org/faults` answers which ones and how often each occurred.
 */
export function registerAdministration(
  app: FastifyInstance,
  context: ApiContext,
  current: CurrentOrg,
  options: ServerOptions & { readonly beforeReset: () => Promise<void> },
): void {
  app.post('/local-org/snapshot', async (request) => {
    requireAdministrator(context, request);
    const file = isObject(request.body) ? request.body['file'] : undefined;
    if (typeof file !== 'string' || !path.isAbsolute(file)) {
      throw new SalesforceError('INVALID_INPUT', 'A snapshot needs "file": the absolute path of the file to write.');
    }
    await context.org.idle();
    await context.org.store.backup(file);
    return { file };
  });
  app.post('/local-org/run-flow', async (request) => {
    requireAdministrator(context, request);
    const name = isObject(request.body) ? request.body['name'] : undefined;
    if (typeof name !== 'string')
      throw new SalesforceError('INVALID_INPUT', 'Running a flow needs "name": its API name.');
    context.org.runScheduledFlow(name);
    await context.org.idle();
    return { name };
  });
  app.get('/local-org/outbox', async (request) => {
    requireAdministrator(context, request);
    await context.org.idle();
    return context.org.outbox;
  });
  app.get('/local-org/faults', (request) => {
    requireAdministrator(context, request);
    return context.faults.state;
  });
  app.post('/local-org/faults', (request) => {
    requireAdministrator(context, request);
    const spec = isObject(request.body) ? request.body['spec'] : undefined;
    if (typeof spec !== 'string')
      throw new SalesforceError('INVALID_INPUT', 'Faults need "spec": what "serve --faults" takes, or an empty text.');
    context.faults.use(spec);
    return context.faults.state;
  });
  app.post('/local-org/reset', async (request) => {
    requireAdministrator(context, request);
    if (!options.reset) throw notSupported('resetting this org');
    await options.beforeReset();
    await context.org.idle();
    const org = await options.reset();
    current.replace(org);
    options.onReset?.(org);
    const [administrator] = activeUsers(context.org);
    const userId = String(administrator?.['Id']);
    return {
      orgId: context.org.orgId,
      username: administrator?.['Username'],
      accessToken: context.sessions.create(userId, 'api'),
    };
  });
}

function requireAdministrator(context: ApiContext, request: FastifyRequest): void {
  if (context.authenticate(request).user.hasSystemPermission('ModifyAllData')) return;
  throw new SalesforceError('INSUFFICIENT_ACCESS', 'This takes the permission Modify All Data.', { httpStatus: 403 });
}
