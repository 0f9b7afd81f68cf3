import { SalesforceError } from '../../errors.ts';
import { child, textOfChild } from '../../metadata/xml/access.ts';
import { parseXml, XmlSyntaxError, type XmlElement } from '../../metadata/xml/parse.ts';
import { writeXml, type XmlObject } from '../../metadata/xml/write.ts';

/** What a client calls: the session of its header ('' without one) and the element that names the operation. */
export interface SoapMessage {
  readonly sessionId: string;
  readonly operation: XmlElement;
}

/** The message of a request. Throws INVALID_SOAP for what is no envelope with a body. */
export function readEnvelope(body: unknown): SoapMessage {
  let root: XmlElement;
  try {
    root = parseXml(typeof body === 'string' ? body : '');
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    throw new SalesforceError('INVALID_SOAP', `The message is not well-formed XML: ${error.message}`, { cause: error });
  }
  const operation = child(root, 'Body')?.children[0];
  if (!operation) throw new SalesforceError('INVALID_SOAP', 'The message has no SOAP body with an operation.');
  return { sessionId: textOfChild(child(child(root, 'Header'), 'SessionHeader'), 'sessionId') ?? '', operation };
}

/** An answer in an envelope, its elements in the namespace. */
export function writeEnvelope(namespace: string, body: XmlObject): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    writeXml('soapenv:Envelope', {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns': namespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
      'soapenv:Body': body,
    })
  );
}

/** An error as Salesforce's SOAP APIs report it: `sf:CODE` and "CODE: message". */
export function writeFault(namespace: string, { errorCode, message }: SalesforceError): string {
  return writeEnvelope(namespace, {
    'soapenv:Fault': {
      '@xmlns:sf': namespace.replace(/^urn:/u, 'urn:fault.'),
      faultcode: `sf:${errorCode}`,
      faultstring: `${errorCode}: ${message}`,
      detail: { 'sf:ApiFault': { 'sf:exceptionCode': errorCode, 'sf:exceptionMessage': message } },
    },
  });
}
