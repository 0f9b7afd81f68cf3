import type { FastifyInstance } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { METADATA_NAMESPACE } from '../../metadata/read/convert.ts';
import { registerSoap, requireSoapSession } from '../soap/register.ts';
import type { ApiContext } from '../types.ts';
import { requireMetadataAccess } from './authorise.ts';
import type { Deployments } from './deployments.ts';
import { crudOperations } from './soap-crud.ts';
import type { SoapOperation } from './soap-operation.ts';
import { deployOperations } from './soap-deploy.ts';
import { retrieveOperations } from './soap-retrieve.ts';

/** The Metadata API over SOAP at `/services/Soap/m/{version}`. */
export function registerMetadataSoap(app: FastifyInstance, context: ApiContext, deployments: Deployments): void {
  const operations: Readonly<Record<string, SoapOperation>> = {
    ...deployOperations(deployments),
    ...retrieveOperations(context.org),
    ...crudOperations(context.org),
  };
  registerSoap(
    app,
    { kind: 'm', namespace: METADATA_NAMESPACE },
    async ({ sessionId, operation: message, version }) => {
      const { user } = requireSoapSession(context, sessionId);
      const operation = Object.hasOwn(operations, message.name) ? operations[message.name] : undefined;
      if (!operation)
        throw new SalesforceError(
          'FUNCTIONALITY_NOT_ENABLED',
          `The local org does not support the Metadata API call ${message.name}.`,
        );
      const result = await operation({ message, user: requireMetadataAccess(user), version });
      return { [`${message.name}Response`]: { result } };
    },
  );
}
