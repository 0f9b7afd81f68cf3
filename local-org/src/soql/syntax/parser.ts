import { createRequire } from 'node:module';
import type * as SoqlParser from '@jetstreamapp/soql-parser-js';

let parser: typeof SoqlParser | undefined;

/**
 * The grammar of SOQL (throws where it refuses). Loading it takes 0.2 s, which the first query pays and not the start of the
 * server; it is needed without awaiting, as a query may stand within a transaction.
 */
export const parseQuery: typeof SoqlParser.parseQuery = (...parameters) => {
  parser ??= createRequire(import.meta.url)('@jetstreamapp/soql-parser-js') as typeof SoqlParser;
  return parser.parseQuery(...parameters);
};
