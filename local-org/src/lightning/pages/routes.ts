import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../../api/types.ts';
import { resourceNotFound } from '../../api/error-response.ts';
import { recordActions } from './actions.ts';
import { describeApp } from './apps.ts';
import { pathOf } from './path.ts';
import { quickActionForm } from './quick-action-form.ts';
import { homePage, recordPage, tabPage } from './record-page.ts';

/** What the page frame asks the server for, beyond UI API: apps, assigned pages, icons. All in the name of the session's user. */
export function registerFrame(app: FastifyInstance, context: ApiContext): void {
  app.get('/lightning/frame/app', (request) => {
    const { user } = context.authenticate(request);
    const { app: developerName, formFactor } = frameQuery(request);
    return describeApp(context.org, user, developerName, formFactor);
  });
  app.get('/lightning/frame/home', (request) => {
    const { user } = context.authenticate(request);
    return { page: homePage(context.org.model.catalog, user, frameQuery(request)) ?? null };
  });
  app.get('/lightning/frame/path/:object', (request) => {
    const { user } = context.authenticate(request);
    const { object: name } = request.params as { object: string };
    const object = context.org.model.schema.object(name);
    return { path: (object && user.mayObject(object, 'read') && pathOf(context.org, object)) || null };
  });
  app.get('/lightning/frame/actions/:object', (request) => {
    const { user } = context.authenticate(request);
    const { object: name } = request.params as { object: string };
    const { named } = request.query as { named?: string };
    const { catalog, schema } = context.org.model;
    const object = schema.object(name);
    const readable = object && user.mayObject(object, 'read') ? object : undefined;
    return { actions: readable ? recordActions({ catalog, schema, user }, readable, named?.split(',')) : [] };
  });
  app.get('/lightning/frame/quick-action/:name', (request) => {
    const { user } = context.authenticate(request);
    const { name } = request.params as { name: string };
    const { recordId = '' } = request.query as { recordId?: string };
    const action = context.org.model.catalog.get('QuickAction', name);
    const form = action && quickActionForm(context.org, user, action, recordId);
    if (!form) throw resourceNotFound(`There is no quick action ${name} for this record, or you have no access to it.`);
    return { form };
  });
  app.get('/lightning/frame/record-page/:object', (request) => {
    const { user } = context.authenticate(request);
    const { app: developerName, formFactor } = frameQuery(request);
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
    const page = tab && tabPage(catalog, tab, frameQuery(request).formFactor);
    if (!page) throw resourceNotFound(`There is no tab ${name} that the local org can show.`);
    return { page };
  });
}

/** The app the user is in and the form factor of the window. */
function frameQuery(request: FastifyRequest): { app: string | undefined; formFactor: string } {
  const { app, formFactor = 'Large' } = request.query as { app?: string; formFactor?: string };
  return { app, formFactor };
}
