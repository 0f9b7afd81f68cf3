import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SalesforceError } from '../../errors.ts';
import { readEnvelope, writeFault } from './envelope.ts';

const envelope = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:SessionHeader xmlns:h="urn:x"><h:sessionId> abc </h:sessionId></h:SessionHeader></s:Header><s:Body>${body}</s:Body></s:Envelope>`;

test('a message is its session and its operation, whatever the prefixes', () => {
  const { sessionId, operation } = readEnvelope(
    envelope('<m:describe xmlns:m="urn:y"><m:version>66.0</m:version></m:describe>'),
  );
  assert.deepEqual([sessionId, operation.name, operation.children[0]?.text], ['abc', 'describe', '66.0']);
});

test('what is no message is INVALID_SOAP, also what the XML parser itself would choke on', () => {
  const wrong = ['', 'words', '<a>', envelope(''), envelope('<constructor/>'), `<!DOCTYPE a>${envelope('<a/>')}`];
  for (const body of [...wrong, undefined])
    assert.throws(() => readEnvelope(body), { name: 'SalesforceError', errorCode: 'INVALID_SOAP' }, String(body));
});

test('a fault has the code of the platform in the namespace of its API', () => {
  const error = new SalesforceError('INVALID_LOGIN', 'Wrong <name>.');
  const fault = writeFault('urn:partner.soap.sforce.com', error);
  assert.match(fault, /<soapenv:Fault xmlns:sf="urn:fault\.partner\.soap\.sforce\.com">/u);
  assert.match(fault, /<faultcode>sf:INVALID_LOGIN<\/faultcode>\s*<faultstring>INVALID_LOGIN: Wrong &lt;name&gt;\.</u);
});
