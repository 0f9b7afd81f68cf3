import { SalesforceError } from '../../errors.ts';
import type { DeployOptions } from '../../metadata/deploy.ts';
import { child, textOfChild, textsOfChildren } from '../../metadata/xml/access.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { XmlObject, XmlValue } from '../../metadata/xml/write.ts';
import { deployResultBody } from './deploy-result.ts';
import type { Deployments } from './deployments.ts';
import type { SoapOperation } from './soap-operation.ts';

/** deploy, checkDeployStatus, cancelDeploy, deployRecentValidation. */
export function deployOperations(deployments: Deployments): Record<string, SoapOperation> {
  return {
    deploy: ({ message, user }) => {
      // The WSDL spells both with a capital; older clients do not.
      const zip = Buffer.from(textOfChild(message, 'ZipFile') ?? textOfChild(message, 'zipFile') ?? '', 'base64');
      const options = readOptions(child(message, 'DeployOptions') ?? child(message, 'deployOptions'));
      return { done: false, id: deployments.start(zip, options, user), state: 'Queued' };
    },
    checkDeployStatus: ({ message }) => {
      const id = textOfChild(message, 'asyncProcessId') ?? '';
      const result = deployments.find(id);
      if (!result) throw unknown(id);
      return toXml(deployResultBody(result, textOfChild(message, 'includeDetails') === 'true', false));
    },
    cancelDeploy: ({ message }) => {
      const id = textOfChild(message, 'String') ?? textOfChild(message, 'id') ?? '';
      const result = deployments.cancel(id);
      if (!result) throw unknown(id);
      return { done: result.done, id: result.id };
    },
    deployRecentValidation: ({ message, user }) => {
      const validationId = textOfChild(message, 'validationId') ?? '';
      const id = deployments.startValidated(validationId, user);
      if (id === undefined) throw unknown(validationId);
      return id;
    },
  };
}

function unknown(id: string): SalesforceError {
  return new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
}

function readOptions(element: XmlElement | undefined): DeployOptions {
  const flag = (name: string) => textOfChild(element, name) === 'true';
  const testLevel = textOfChild(element, 'testLevel');
  return {
    checkOnly: flag('checkOnly'),
    ignoreWarnings: flag('ignoreWarnings'),
    rollbackOnError: flag('rollbackOnError'),
    singlePackage: flag('singlePackage'),
    purgeOnDelete: flag('purgeOnDelete'),
    runTests: textsOfChildren(element, 'runTests'),
    ...(testLevel === undefined ? {} : { testLevel }),
  };
}

/** A plain object of texts, numbers, booleans, lists and objects is an XML value already. */
function toXml(value: ReturnType<typeof deployResultBody>): XmlObject {
  return value as unknown as Record<string, XmlValue>;
}
