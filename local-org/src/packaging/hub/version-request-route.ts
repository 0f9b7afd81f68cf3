import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readRestHead } from '../../api/rest/http.ts';
import { parseJson, requireObject } from '../../api/rest/parse-json.ts';
import { readValues } from '../../api/tooling/stored.ts';
import type { ApiContext } from '../../api/types.ts';
import { SalesforceError } from '../../errors.ts';
import type { FindPublished } from '../published.ts';
import type { Work } from '../work.ts';
import { buildVersion } from './build-version.ts';
import { queueVersionRequest } from './version-requests.ts';
import { readVersionInfo } from './version-info.ts';

const OBJECT = 'Package2VersionCreateRequest';

/** As large as a deploy may be. */
const LARGEST_ZIP = 39 * 1024 * 1024;

/**
 * `POST …/tooling/sobjects/Package2VersionCreateRequest`: JSON with `VersionInfo` in base64, or multipart with the JSON as one part
 * and `VersionInfo` as another (REST API Developer Guide, "Insert or Update Blob Data"). The version is built after the answer.
 */
export async function versionRequestRoute(
  app: FastifyInstance,
  context: ApiContext,
  find: FindPublished,
  work: Work,
): Promise<void> {
  await app.register(multipart, { limits: { fileSize: LARGEST_ZIP, fieldSize: 1024 * 1024 } });
  app.post(`/services/data/:version/tooling/sobjects/${OBJECT}`, async (request, reply) => {
    const { org, user } = readRestHead(context, request);
    const { zip, body } = await readRequest(request);
    const object = org.toolingSchema.object(OBJECT);
    if (!object) throw new Error(`This org has no tooling object ${OBJECT}.`);
    const values = readValues(object, body, 'createable');
    const info = await readVersionInfo(zip);
    const id = org.store.transaction(() => queueVersionRequest({ org, userId: user.userId }, values, info, find));
    work.add(() => buildVersion(org, id, info, find));
    return reply.code(201).send({ id, success: true, errors: [], warnings: [], infos: [] });
  });
}

async function readRequest(request: FastifyRequest): Promise<{ zip: Uint8Array; body: Record<string, unknown> }> {
  if (!request.isMultipart()) {
    const { VersionInfo, ...body } = requireObject(request.body);
    return { zip: Buffer.from(String(VersionInfo ?? ''), 'base64'), body };
  }
  let zip: Uint8Array | undefined;
  let json = '';
  for await (const part of request.parts()) {
    if (part.type === 'file' && part.fieldname === 'VersionInfo') zip = await part.toBuffer();
    else if (part.type === 'file') json = (await part.toBuffer()).toString('utf8');
    else json = typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
  }
  if (!zip)
    throw new SalesforceError('INVALID_MULTIPART_REQUEST', 'The request has no part "VersionInfo" with the zip.');
  return { zip, body: requireObject(parseJson(json)) };
}
