import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataFile, problemsWith } from '../../testing/package.ts';

function path(field: string, value: string, keyField: string): Record<string, string> {
  return {
    'pathAssistants/Deal.pathAssistant': metadataFile(
      'PathAssistant',
      `<active>true</active><entityName>Opportunity</entityName><fieldName>${field}</fieldName><masterLabel>Deal</masterLabel>
<pathAssistantSteps><fieldNames>${keyField}</fieldNames><picklistValueName>${value}</picklistValueName></pathAssistantSteps><recordTypeName>__MASTER__</recordTypeName>`,
    ),
  };
}

test('a path runs over a picklist, through its values, with key fields that exist', () => {
  assert.deepEqual(problemsWith(path('StageName', 'Prospecting', 'Amount')), []);
  assert.deepEqual(problemsWith(path('Amount', 'Prospecting', 'Amount')), [
    'PathAssistant Deal: In field: fieldName - no Picklist named Opportunity.Amount found',
  ]);
  assert.deepEqual(problemsWith(path('StageName', 'Lost in Space', 'Colour__c')), [
    'PathAssistant Deal: Picklist value: Lost in Space in picklist: StageName not found',
    'PathAssistant Deal: In field: fieldNames - no CustomField named Opportunity.Colour__c found',
  ]);
});
