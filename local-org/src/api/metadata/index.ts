import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../types.ts';
import { createDeployments } from './deployments.ts';
import { registerDeployRequests } from './rest.ts';
import { registerMetadataSoap } from './soap.ts';

/** The Metadata API of the org: deploys over REST and SOAP, retrieves, lists, and single components over SOAP. */
export async function metadataApi(app: FastifyInstance, context: ApiContext): Promise<void> {
  const deployments = createDeployments(context.org);
  await registerDeployRequests(app, context, deployments);
  registerMetadataSoap(app, context, deployments);
}
