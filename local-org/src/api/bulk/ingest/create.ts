import { z } from 'zod';
import { notSupported, SalesforceError } from '../../../errors.ts';
import type { RestRequest } from '../../rest/types.ts';
import { csvOptions } from '../csv.ts';
import type { IngestJob } from '../jobs/types.ts';
import { readOptions } from '../jobs/read-options.ts';

const options = z.object({
  object: z.string(),
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  externalIdFieldName: z.string().optional(),
  assignmentRuleId: z.string().optional(),
  contentType: z.enum(['CSV']).optional(),
  ...csvOptions,
});

/**
 * A new ingest job as its creator asks for it. Throws INVALIDENTITY for an object that is not there, INVALIDJOB for an upsert
 * without a field that finds its records, FEATURENOTENABLED for a hard delete, whose right nobody has by default.
 */
export function newIngestJob(request: RestRequest): Omit<IngestJob, 'id'> {
  const { org, user, version } = request;
  const { operation, assignmentRuleId, ...asked } = readOptions(options, request.body);
  if (operation === 'hardDelete') {
    throw new SalesforceError(
      'FEATURENOTENABLED',
      'hardDelete operation requires special user profile permission, please contact your system administrator',
    );
  }
  if (assignmentRuleId !== undefined) throw notSupported('assignment rules (assignmentRuleId)');
  const { schema } = org.model;
  const object = schema.object(asked.object);
  if (!object || !user.mayObject(object, 'read'))
    throw new SalesforceError('INVALIDENTITY', `Unable to find object: ${asked.object}`);
  const now = org.now().toISOString();
  return {
    kind: 'ingest',
    object: object.apiName,
    operation,
    ...(operation === 'upsert'
      ? { externalIdFieldName: upsertKey(request, object.apiName, asked.externalIdFieldName) }
      : {}),
    createdById: user.userId,
    createdDate: now,
    systemModstamp: now,
    state: 'Open',
    version,
    lineEnding: asked.lineEnding,
    columnDelimiter: asked.columnDelimiter,
    processed: 0,
    failed: 0,
    uploads: 0,
    totalProcessingTime: 0,
    activeProcessingTime: 0,
  };
}

function upsertKey({ org, user }: RestRequest, objectName: string, name: string | undefined): string {
  if (name === undefined) {
    throw new SalesforceError('INVALIDJOB', 'InvalidJob : The operation upsert requires externalIdFieldName.');
  }
  const { schema } = org.model;
  const object = schema.object(objectName);
  const field = schema.field(objectName, name);
  if (object && field && (field.externalId || field.apiName === 'Id') && user.mayReadField(object, field))
    return field.apiName;
  throw new SalesforceError(
    'INVALIDJOB',
    `InvalidJob : Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${objectName}`,
  );
}
