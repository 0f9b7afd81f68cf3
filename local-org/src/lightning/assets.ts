import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { baseComponentModules, ownModules, packageDirectory } from './vendor/layers.ts';
import type { VendorLayers } from './vendor/ensure.ts';

/** Everything the pages load that no user can change: it may be kept by the browser, its address changes with its content. */
const IMMUTABLE = { immutable: true, maxAge: '365d' } as const;

/** Where the pages find things. */
export const STYLES_URL = '/lightning/assets/slds/css/bundled/slds2.cosmos.css';
const PLATFORM_PREFIX = '/lightning/assets/platform/';
const OWN_PREFIX = '/lightning/assets/own/';
const BUNDLE_PREFIX = '/lightning/assets/c/';

/** Serves the design system's styles from its npm package. Nothing of it is copied. */
export async function registerStyles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(packageDirectory('@salesforce-ux/design-system-2'), 'dist'),
    prefix: '/lightning/assets/slds/',
    decorateReply: true,
    maxAge: '1d',
  });
}

/** Serves the files of the built layers, once they are there. */
export function registerLayers(app: FastifyInstance, layers: () => Promise<VendorLayers>): void {
  const serve = (prefix: string, layer: keyof VendorLayers): void => {
    app.get(`${prefix}:version/*`, async (request, reply) => {
      const { '*': file = '' } = request.params as { '*': string };
      const directory = (await layers())[layer];
      // `sendFile` refuses what lies outside its root.
      return existsSync(path.join(directory, file))
        ? reply.sendFile(file, directory, IMMUTABLE)
        : reply.code(404).send();
    });
  };
  serve(PLATFORM_PREFIX, 'platform');
  serve(OWN_PREFIX, 'own');
}

/** Names of all modules of the layers. */
export function platformModuleNames(): Set<string> {
  return new Set(['lwc', ...baseComponentModules(), ...ownModules().filter((name) => name.startsWith('lightning/'))]);
}

/** Import map of a page: where each module specifier is. Source: HTML Standard, "Import maps". */
export function importMap({ platform, own }: VendorLayers): { imports: Record<string, string> } {
  const url = (prefix: string, directory: string, name: string): [string, string] => [
    name,
    `${prefix}${path.basename(directory)}/${name}.js`,
  ];
  return {
    imports: Object.fromEntries([
      ...['lwc', '@lwc/synthetic-shadow', ...baseComponentModules()].map((name) =>
        url(PLATFORM_PREFIX, platform, name),
      ),
      ...ownModules().map((name) => url(OWN_PREFIX, own, name)),
      ['c/', BUNDLE_PREFIX],
    ]),
  };
}
