import { notSupported, SalesforceError } from '../../../errors.ts';
import type { RestRoute } from '../router.ts';
import type { RestHandler } from '../types.ts';

/** Resources that Salesforce has and the local org does not: refused with their name, for every verb. */
export function unsupportedRoutes(): RestRoute[] {
  const refused = (path: string, what: string): RestRoute => {
    const refuse: RestHandler = () => {
      throw notSupported(what);
    };
    return { path, methods: { GET: refuse, POST: refuse, PATCH: refuse, PUT: refuse, DELETE: refuse } };
  };
  return [
    refused('search', 'SOSL search'),
    refused('parameterizedSearch', 'SOSL search'),
    refused('recent', 'recently viewed records'),
    refused('sobjects/:object/updated', 'the list of updated records (sobjects/…/updated)'),
    refused('sobjects/:object/deleted', 'the list of deleted records (sobjects/…/deleted)'),
    refused('sobjects/:object/describe/layouts', 'layout describes'),
    refused('composite/graph', 'composite graphs'),
    { path: 'tooling/query', methods: { GET: refuseToolingQuery } },
  ];
}

/** The Tooling API's objects do not exist here, which is how a query of one is answered. */
const refuseToolingQuery: RestHandler = ({ query }) => {
  const object = /\bFROM\s+(\w+)/i.exec(query.get('q') ?? '')?.[1] ?? '';
  throw new SalesforceError(
    'INVALID_TYPE',
    `sObject type '${object}' is not supported. The local org has no Tooling API.`,
  );
};
