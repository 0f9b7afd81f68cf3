import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../../api/types.ts';
import { resourceNotFound } from '../../api/error-response.ts';
import { describeApp } from './apps.ts';
import { recordPage, tabPage } from './record-page.ts';

/** What the page frame asks the server for, beyond UI API: apps, assigned pages, icons. All in the name of the session's user. */
export function registerFrame(app: FastifyInstance, context: ApiContext): void {
  app.get('/lightning/frame/app', (request) => {
    const { user } = context.authenticate(request);
    return describeApp(context.org, user, (request.query as { app?: string }).app);
  });
  app.get('/lightning/frame/record-page/:object', (request) => {
    const { user } = context.authenticate(request);
    const { app: developerName, formFactor = 'Large' } = request.query as { app?: string; formFactor?: string };
    const { object: name } = request.params as { object: string };
    const { catalog, schema } = context.org.model;
    const object = schema.object(name);
    if (!object || !user.mayObject(object, 'read'))
      throw resourceNotFound(`The object ${name} does not exist, or you have no access to it.`);
    const page = recordPage(catalog, user, { objectApiName: object.apiName, app: developerName, formFactor });
    return { page: page ?? null };
  });
  app.get('/lightning/frame/tab/:tab', (request) => {
    context.authenticate(request);
    const { tab: name } = request.params as { tab: string };
    const { catalog } = context.org.model;
    const tab = catalog.get('CustomTab', name);
    const page = tab && tabPage(catalog, tab);
    if (!page) throw resourceNotFound(`There is no tab ${name} that the local org can show.`);
    return { page };
  });
}
