import { SalesforceError } from '../../../errors.ts';
import type { RestRoute } from '../router.ts';
import { describeColumns } from './query-columns.ts';
import { createQueryLocators } from './query-locators.ts';
import type { Page } from './query-locators.ts';
import { runQuery } from '../run-query.ts';
import type { RestHandler, RestRequest, RestResponse } from '../types.ts';

/** Rows a page: what a caller may ask for by `Sforce-Query-Options: batchSize=N`. */
const pageSizes = { smallest: 200, largest: 2000 };

/** `query` and `queryAll` (which sees deleted rows too), with their further pages. */
export function queryRoutes(): RestRoute[] {
  const locators = createQueryLocators();

  const run =
    (includeDeleted: boolean): RestHandler =>
    (request) => {
      const soql = request.query.get('q') ?? '';
      if (soql.trim() === '')
        throw new SalesforceError('MALFORMED_QUERY', 'The query parameter "q" must hold a SOQL query.');
      const cursor = runQuery(request, soql, includeDeleted);
      if (request.query.get('columns') === 'true')
        return { status: 200, body: describeColumns(request.org.model.schema, soql) };
      return answerPage(request, locators.first(request.user.userId, cursor, pageSize(request)));
    };
  const next: RestHandler = (request, { locator = '' }) =>
    answerPage(request, locators.next(request.user.userId, locator, pageSize(request)));

  return [
    { path: 'query', methods: { GET: run(false) } },
    { path: 'queryAll', methods: { GET: run(true) } },
    { path: 'query/:locator', methods: { GET: next } },
    { path: 'queryAll/:locator', methods: { GET: next } },
  ];
}

/** A page of a query, with the address of the next one below `resource`. */
export function answerPage({ version }: RestRequest, page: Page, resource = 'query'): RestResponse {
  const next = page.next === undefined ? {} : { nextRecordsUrl: `/services/data/v${version}/${resource}/${page.next}` };
  return { status: 200, body: { totalSize: page.totalSize, done: page.done, ...next, records: page.records } };
}

function pageSize(request: RestRequest): number {
  const asked = /batchSize\s*=\s*(\d+)/i.exec(request.headers['sforce-query-options'] ?? '')?.[1];
  if (asked === undefined) return pageSizes.largest;
  return Math.min(Math.max(Number(asked), pageSizes.smallest), pageSizes.largest);
}
