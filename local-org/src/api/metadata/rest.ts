import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SalesforceError } from '../../errors.ts';
import type { DeployOptions } from '../../metadata/deploy.ts';
import type { ApiContext } from '../types.ts';
import { requireMetadataAccess } from './authorise.ts';
import { deployResultBody } from './deploy-result.ts';
import type { Deployments } from './deployments.ts';

const LARGEST_ZIP = 39 * 1024 * 1024;

const options = z.object({
  allowMissingFiles: z.boolean().optional(),
  autoUpdatePackage: z.boolean().optional(),
  checkOnly: z.boolean().optional(),
  ignoreWarnings: z.boolean().optional(),
  purgeOnDelete: z.boolean().optional(),
  rollbackOnError: z.boolean().optional(),
  runTests: z.array(z.string()).nullish(),
  singlePackage: z.boolean().optional(),
  testLevel: z.string().nullish(),
});

/**
 * `POST …/metadata/deployRequest` (multipart: `file`, and `entity_content` or `json` with `{deployOptions}`; or JSON with
 * `validatedDeployRequestId`), `GET …/{id}?includeDetails=true`, `PATCH …/{id}` to cancel.
 * Source: Metadata API Developer Guide, "Deploy Metadata with the REST API".
 */
export async function registerDeployRequests(
  app: FastifyInstance,
  context: ApiContext,
  deployments: Deployments,
): Promise<void> {
  await app.register(multipart, { limits: { fileSize: LARGEST_ZIP, fieldSize: 1024 * 1024 } });
  const path = '/services/data/:version/metadata/deployRequest';
  const deployer = (request: FastifyRequest) => requireMetadataAccess(context.authenticate(request).user);

  app.post(path, async (request, reply) => {
    const user = deployer(request);
    if (request.isMultipart()) {
      const { zip, deployOptions } = await readRequest(request);
      const id = deployments.start(zip, deployOptions, user);
      return reply.code(201).send(answer(deployments, id, deployOptions));
    }
    const body = z.object({ validatedDeployRequestId: z.string() }).safeParse(request.body);
    if (!body.success)
      throw new SalesforceError(
        'INVALID_REQUEST',
        'A deploy request is multipart, or names a validatedDeployRequestId.',
      );
    const validatedId = body.data.validatedDeployRequestId;
    const id = deployments.startValidated(validatedId, user);
    if (id === undefined) throw new SalesforceError('INVALID_ID_FIELD', `invalid deploy request id: ${validatedId}`);
    return reply.code(201).send({ ...answer(deployments, id), validatedDeployRequestId: validatedId });
  });

  app.get(`${path}/:id`, (request) => {
    deployer(request);
    const { id } = request.params as { id: string };
    const { includeDetails } = request.query as { includeDetails?: string };
    return { id, ...found(deployments, id, includeDetails === 'true') };
  });

  app.patch(`${path}/:id`, (request, reply) => {
    deployer(request);
    const { id } = request.params as { id: string };
    const body = z.object({ deployResult: z.object({ status: z.literal('Canceling') }) }).safeParse(request.body);
    if (!body.success)
      throw new SalesforceError(
        'INVALID_REQUEST',
        'A deploy request takes only {"deployResult":{"status":"Canceling"}}.',
      );
    deployments.cancel(id);
    return reply.code(202).send({ id, ...found(deployments, id, false) });
  });
}

function answer(deployments: Deployments, id: string, deployOptions?: DeployOptions) {
  return {
    validatedDeployRequestId: null,
    id,
    ...(deployOptions ? { deployOptions } : {}),
    ...found(deployments, id, false),
  };
}

function found(deployments: Deployments, id: string, includeDetails: boolean) {
  const result = deployments.find(id);
  if (!result)
    throw new SalesforceError('NOT_FOUND', `The requested resource does not exist: ${id}`, { httpStatus: 404 });
  return { deployResult: deployResultBody(result, includeDetails, true) };
}

async function readRequest(request: FastifyRequest): Promise<{ zip: Uint8Array; deployOptions: DeployOptions }> {
  let zip: Uint8Array | undefined;
  let entity: string | undefined;
  for await (const part of request.parts()) {
    if (part.fieldname === 'file')
      zip = part.type === 'file' ? await part.toBuffer() : Buffer.from(String(part.value), 'binary');
    else if (part.type === 'file') entity = (await part.toBuffer()).toString('utf8');
    else entity = typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
  }
  if (!zip) throw new SalesforceError('INVALID_MULTIPART_REQUEST', 'The request has no part "file" with the zip.');
  return { zip, deployOptions: parseOptions(entity) };
}

function parseOptions(entity: string | undefined): DeployOptions {
  try {
    const { runTests, testLevel, ...rest } = z
      .object({ deployOptions: options })
      .parse(JSON.parse(entity ?? '{"deployOptions":{}}')).deployOptions;
    const given = Object.entries({ ...rest, runTests: runTests ?? undefined, testLevel: testLevel ?? undefined });
    return Object.fromEntries(given.filter(([, value]) => value !== undefined));
  } catch (error) {
    throw new SalesforceError(
      'JSON_PARSER_ERROR',
      `The deployOptions cannot be read: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
