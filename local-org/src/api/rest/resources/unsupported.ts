import { notSupported } from '../../../errors.ts';
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
    refused('tooling/executeAnonymous', 'Apex (tooling/executeAnonymous)'),
    refused('tooling/runTestsSynchronous', 'Apex (tooling/runTestsSynchronous)'),
    refused('tooling/runTestsAsynchronous', 'Apex (tooling/runTestsAsynchronous)'),
    refused('tooling/composite', 'composite requests of the Tooling API'),
    refused('tooling/search', 'SOSL search'),
  ];
}
