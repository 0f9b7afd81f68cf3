import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataFile, problemsWith } from '../testing/package.ts';

test('names and texts keep to what Salesforce takes', () => {
  assert.deepEqual(
    problemsWith({
      'customPermissions/Two__Bars.customPermission': metadataFile(
        'CustomPermission',
        '<isLicensed>false</isLicensed><label>Bars</label>',
      ),
    }).map((problem) => problem.slice(0, 70)),
    ['CustomPermission Two__Bars: The name Two__Bars can only contain unders'],
  );
  assert.deepEqual(
    problemsWith({
      'customPermissions/Long.customPermission': metadataFile(
        'CustomPermission',
        `<isLicensed>false</isLicensed><label>${'x'.repeat(81)}</label>`,
      ),
    }),
    ['CustomPermission Long: Value too long for field: label maximum length is:80 (it has 81 characters)'],
  );
  assert.deepEqual(
    problemsWith({
      'objects/Bare__c.object': metadataFile(
        'CustomObject',
        '<deploymentStatus>Deployed</deploymentStatus><label>Bare</label><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>',
      ),
    }),
    ['CustomObject Bare__c: Must specify a non-empty pluralLabel for the CustomObject'],
  );
});
