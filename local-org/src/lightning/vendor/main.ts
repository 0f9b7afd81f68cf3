import { buildLayer } from './build.ts';
import type { LayerName } from './layers.ts';

/** Run as a process of its own (see layer.ts): `node main.ts LAYER DIRECTORY`. */
const [layer, directory] = process.argv.slice(2);
if ((layer !== 'platform' && layer !== 'own') || directory === undefined)
  throw new Error('usage: main.ts platform|own DIRECTORY');
await buildLayer(layer satisfies LayerName, directory);
