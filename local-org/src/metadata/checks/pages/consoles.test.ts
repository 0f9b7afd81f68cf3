import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, metadataFile, problemsWith } from '../../testing/package.ts';

const LINE_TAB = metadataFile('CustomTab', '<customObject>true</customObject><motif>Custom20: Airplane</motif>');

function consoleWith(bar: string, mapping: string): Record<string, string> {
  return {
    'tabs/Line__c.tab': LINE_TAB,
    'applications/Desk.app': metadataFile(
      'CustomApplication',
      `<label>Desk</label><navType>Console</navType><tabs>Line__c</tabs><uiType>Lightning</uiType><utilityBar>${bar}</utilityBar>
<workspaceConfig><mappings>${mapping}<tab>Line__c</tab></mappings></workspaceConfig>`,
    ),
  };
}

function utilityBar(decorator: string): Record<string, string> {
  return {
    'lwc/clock/clock.js':
      "import { LightningElement } from 'lwc';\nexport default class Clock extends LightningElement {}\n",
    'lwc/clock/clock.html': '<template></template>\n',
    'lwc/clock/clock.js-meta.xml': bundle('<targets><target>lightning__UtilityBar</target></targets>'),
    'flexipages/Desk_Bar.flexipage': metadataFile(
      'FlexiPage',
      `<flexiPageRegions><itemInstances><componentInstance>
<componentInstanceProperties><name>${decorator}</name><type>decorator</type><value>Clock</value></componentInstanceProperties>
<componentName>clock</componentName><identifier>clock</identifier></componentInstance></itemInstances>
<name>utilityItems</name><type>Region</type></flexiPageRegions>
<flexiPageRegions><name>backgroundComponents</name><type>Background</type></flexiPageRegions>
<masterLabel>Desk Bar</masterLabel><template><name>one:utilityBarTemplateDesktop</name></template><type>UtilityBar</type>`,
    ),
  };
}

test('a console maps its tabs by lookups and carries a utility bar', () => {
  const sound = { ...consoleWith('Desk_Bar', '<fieldName>Invoice__c</fieldName>'), ...utilityBar('label') };
  assert.deepEqual(problemsWith(sound), []);
});

test('a mapping by a field that is no lookup, and a utility bar of another type, are refused', () => {
  assert.deepEqual(problemsWith(consoleWith('Invoice_Page', '<fieldName>Hours__c</fieldName>')), [
    'CustomApplication Desk: Invoice_Page is not a page of the type UtilityBar.',
    'CustomApplication Desk: In field: fieldName - no CustomField named Line__c.Hours__c found',
  ]);
});

test('what no utility bar knows of a utility is refused by name', () => {
  assert.deepEqual(problemsWith(utilityBar('colour')), ['FlexiPage Desk_Bar: colour is no property of a utility.']);
});
