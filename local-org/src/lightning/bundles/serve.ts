import type { FastifyInstance } from 'fastify';
import type { UserContext } from '../../access/types.ts';
import type { ApiContext } from '../../api/types.ts';
import { compileBundle } from './compile.ts';
import { importProblems } from './imports.ts';
import { resolveScopedImports } from './scoped.ts';

export interface BundleRoutes {
  readonly context: ApiContext;
  /** Told which bundle does not compile and why. */
  readonly report: (line: string) => void;
  /** Module names of the built layers. */
  readonly platform: ReadonlySet<string>;
  /** Values of `@salesforce/i18n/NAME` for a user. */
  readonly i18n: (user: UserContext) => Readonly<Record<string, unknown>>;
}

/**
 * `GET /lightning/assets/c/NAME`: a deployed Lightning web component as an ES module, compiled when a page first asks for
 * it. One that cannot be used is a module that throws its problem, so that the page can show it by the component's name.
 */
export function registerBundles(app: FastifyInstance, { context, report, platform, i18n }: BundleRoutes): void {
  app.get('/lightning/assets/c/:name', async (request, reply) => {
    const { user } = context.authenticate(request);
    const { name } = request.params as { name: string };
    const { model } = context.org;
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-store');
    const bundle = model.catalog.get('LightningComponentBundle', name);
    try {
      if (!bundle) throw new Error(`c/${name}: there is no such Lightning web component in the org.`);
      const { code, imports } = await compileBundle(bundle);
      const problems = importProblems(imports, model, { platform });
      if (problems.length > 0) throw new Error(`c/${name}: ${problems.join(' ')}`);
      return reply.send(resolveScopedImports(code, { model, user, i18n: i18n(user) }));
    } catch (error) {
      const { message } = error as Error;
      report(`Lightning web component does not work: ${message}`);
      return reply.send(`throw new Error(${JSON.stringify(message)});\n`);
    }
  });
}
