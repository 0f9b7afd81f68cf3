import { z } from 'zod';
import { notSupported, SalesforceError } from '../../errors.ts';
import { activateFlow } from '../../metadata/activate-flow.ts';
import { componentId } from '../../metadata/component-id.ts';
import { flowVersions, isSameName } from '../../metadata/flow-versions.ts';
import type { Component } from '../../metadata/types.ts';
import { to18 } from '../../store/index.ts';
import { resourceNotFound } from '../error-response.ts';
import { answerPage } from '../rest/resources/query.ts';
import { createQueryLocators } from '../rest/resources/query-locators.ts';
import type { RestRoute } from '../rest/router.ts';
import type { RestHandler, RestRequest } from '../rest/types.ts';
import { toolingObjects } from './objects.ts';
import { flowDefinitionMetadata } from './rows.ts';
import { createStored, describeStored, removeStored, storedToolingObject, updateStored } from './stored.ts';
import { openToolingQuery } from './tables.ts';

const pageSize = 2000;

/**
 * `tooling/query` and `tooling/sobjects/X/{id}` of the objects that are served; PATCH of a FlowDefinition activates and
 * deactivates flows. Describe, POST, PATCH and DELETE are there for the objects that a feature of the org stores: that
 * SourceMember has no describe tells the `sf` CLI that nothing is tracked.
 */
export function toolingRoutes(): RestRoute[] {
  const locators = createQueryLocators();
  const query: RestHandler = (request) => {
    requireSetup(request);
    const soql = request.query.get('q') ?? '';
    if (soql.trim() === '')
      throw new SalesforceError('MALFORMED_QUERY', 'The query parameter "q" must hold a SOQL query.');
    const cursor = openToolingQuery(request, soql);
    return answerPage(request, locators.first(request.user.userId, cursor, pageSize), 'tooling/query');
  };
  const next: RestHandler = (request, { locator = '' }) =>
    answerPage(request, locators.next(request.user.userId, locator, pageSize), 'tooling/query');
  return [
    { path: 'tooling/query', methods: { GET: query } },
    { path: 'tooling/query/:locator', methods: { GET: next } },
    { path: 'tooling/sobjects/:object/describe', methods: { GET: withSetup(describeStored) } },
    {
      path: 'tooling/sobjects/:object/:id',
      methods: { GET: readRecord, PATCH: withSetup(updateRecord), DELETE: withSetup(removeRecord) },
    },
    { path: 'tooling/sobjects/:object', methods: { POST: withSetup(createRecord) } },
  ];
}

const readRecord: RestHandler = (request, { object: name = '', id = '' }) => {
  requireSetup(request);
  const object =
    storedToolingObject(request.org, name) ??
    toolingObjects.find(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
  if (!object || !/^\w{15,18}$/u.test(id)) throw resourceNotFound();
  const fields = object.fields.map(({ apiName }) => apiName).join(', ');
  const [record] = openToolingQuery(request, `SELECT ${fields} FROM ${object.apiName} WHERE Id = '${id}'`).page(0, 1);
  if (!record) throw resourceNotFound();
  const flow = object.apiName === 'FlowDefinition' ? requireFlow(request, id) : undefined;
  const metadata = flow && {
    FullName: flow.fullName,
    Metadata: flowDefinitionMetadata(
      flow,
      flowVersions(request.org.store).filter((version) => isSameName(version.flow, flow.fullName)),
    ),
  };
  return { status: 200, body: { ...record, ...metadata } };
};

const activation = z.object({ Metadata: z.object({ activeVersionNumber: z.int().min(0).nullish() }) });

const updateRecord: RestHandler = (request, { object = '', id = '' }) => {
  if (storedToolingObject(request.org, object)) return updateStored(request, object, id);
  if (object.toLowerCase() !== 'flowdefinition') return refuseChange(request, { object });
  if (!request.user.hasSystemPermission('ModifyAllData') && !request.user.hasSystemPermission('ManageInteraction')) {
    throw new SalesforceError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id', {
      httpStatus: 403,
    });
  }
  const flow = requireFlow(request, id);
  const read = activation.safeParse(request.body);
  if (!read.success)
    throw new SalesforceError(
      'JSON_PARSER_ERROR',
      'A FlowDefinition takes {"Metadata":{"activeVersionNumber":n}}: the number of a version, or 0 for none.',
    );
  const outcome = activateFlow(request.org, flow.fullName, read.data.Metadata.activeVersionNumber ?? 0);
  if (!outcome) throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (outcome.success) return { status: 204 };
  const problems = outcome.details.componentFailures.map(({ problem }) => problem);
  throw new SalesforceError('FIELD_INTEGRITY_EXCEPTION', problems.join('; '));
};

const createRecord: RestHandler = (request, { object = '' }) =>
  storedToolingObject(request.org, object) ? createStored(request, object) : refuseChange(request, { object });

const removeRecord: RestHandler = (request, { object = '', id = '' }) =>
  storedToolingObject(request.org, object) ? removeStored(request, object, id) : refuseChange(request, { object });

/** Objects that an org without the feature does not have at all: that tells the `sf` CLI what is missing. */
const ONLY_OF_A_DEV_HUB = /^Package2/iu;

const refuseChange: RestHandler = (_request, { object = '' }) => {
  if (ONLY_OF_A_DEV_HUB.test(object)) throw resourceNotFound();
  throw notSupported(`changing ${object} through the Tooling API`);
};

function requireFlow({ org }: RestRequest, id: string): Component {
  const flow = org.model.catalog
    .all('Flow')
    .find(({ fullName }) => componentId('FlowDefinition', fullName) === to18(id));
  if (flow) return flow;
  throw resourceNotFound();
}

function withSetup(handler: RestHandler): RestHandler {
  return (request, parameters) => {
    requireSetup(request);
    return handler(request, parameters);
  };
}

/** Tooling API Developer Guide: the objects are there for who may see Setup. */
function requireSetup({ user }: RestRequest): void {
  if (user.hasSystemPermission('ViewSetup') || user.hasSystemPermission('ModifyAllData')) return;
  throw new SalesforceError(
    'INSUFFICIENT_ACCESS',
    'The Tooling API takes the permission View Setup and Configuration.',
    {
      httpStatus: 403,
    },
  );
}
