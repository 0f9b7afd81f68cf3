import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext, ApiPlugin, Session } from '../api/types.ts';
import { orgCurrency } from '../api/ui/currency.ts';
import { apiVersion } from '../api/versions.ts';
import type { UserContext } from '../access/types.ts';
import { importMap, platformModuleNames, registerLayers, registerStyles } from './assets.ts';
import { registerBundles } from './bundles/serve.ts';
import { localeValues } from './bundles/locale.ts';
import { registerFrame } from './pages/routes.ts';
import { shellPage, userChoicePage } from './shell.ts';
import { ensureVendorLayers, type VendorLayers } from './vendor/ensure.ts';

export interface LightningOptions {
  /** Told what takes time and what does not compile, a line at a time. Default: standard error. */
  readonly report?: (line: string) => void;
}

/**
 * The pages of Lightning Experience for one org: `/`, `/lightning/page/home`, `/lightning/o/OBJECT/list`,
 * `/lightning/r/OBJECT/ID/view`, `/lightning/n/TAB`, and what they load. What the browser runs is built on the first request
 * for a page, unless the command `build` did it earlier (see `ensureVendorLayers`).
 */
export function lightning(options: LightningOptions = {}): ApiPlugin {
  const report = options.report ?? ((line) => process.stderr.write(`${line}\n`));
  return async (app, context) => {
    let building: Promise<VendorLayers> | undefined;
    const layers = (): Promise<VendorLayers> => {
      building ??= ensureVendorLayers(report).catch((error: unknown) => {
        building = undefined;
        throw error;
      });
      return building;
    };
    await registerStyles(app);
    registerLayers(app, layers);
    registerBundles(app, { context, report, platform: platformModuleNames(), i18n: (user) => i18n(context, user) });
    registerFrame(app, context);
    registerPages(app, context, layers);
  };
}

function registerPages(app: FastifyInstance, context: ApiContext, layers: () => Promise<VendorLayers>): void {
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    const session = browserSession(context, request);
    if (!session) {
      // Built while the user chooses; what goes wrong is told when a page needs it.
      layers().catch(() => undefined);
      return reply.send(userChoicePage());
    }
    return reply.send(shellPage(describeSession(context, session.user), importMap(await layers())));
  };
  app.get('/', (_request, reply) => reply.redirect('/lightning/page/home'));
  app.get('/lightning', (_request, reply) => reply.redirect('/lightning/page/home'));
  // The frame knows which addresses are pages; assets and what the frame asks for have routes of their own.
  app.get('/lightning/*', page);
}

function browserSession(context: ApiContext, request: FastifyRequest): Session | undefined {
  try {
    return context.authenticate(request);
  } catch {
    // Whatever the reason, the way on is the same: choose a user.
    return undefined;
  }
}

function describeSession(context: ApiContext, user: UserContext): Parameters<typeof shellPage>[0] {
  return {
    userId: user.userId,
    userName: [user.user['FirstName'], user.user['LastName']].filter(Boolean).join(' '),
    profileName: user.profileName,
    userTitle: String(user.user['Title'] ?? user.profileName),
    formFactor: 'Large',
    apiVersion,
    i18n: i18n(context, user),
    customPermissions: context.org.model.catalog
      .all('CustomPermission')
      .map(({ fullName }) => fullName)
      .filter((name) => user.hasCustomPermission(name)),
  };
}

function i18n({ org }: ApiContext, user: UserContext): Record<string, unknown> {
  return localeValues({
    locale: user.locale,
    language: String(user.user['LanguageLocaleKey'] ?? 'en_US'),
    timeZone: user.timeZone,
    currency: orgCurrency(org),
  });
}
