import type { SObjectRecord } from '../../schema/types.ts';

/** A custom object with a text name. */
export function objectFile(
  label: string,
  inner: string,
  options: { sharing?: string; event?: 'PublishImmediately' | 'PublishAfterCommit' } = {},
): readonly [string, string] {
  if (options.event !== undefined) {
    return [
      'CustomObject',
      `<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>${inner}<label>${label}</label><pluralLabel>${label}s</pluralLabel><publishBehavior>${options.event}</publishBehavior>`,
    ];
  }
  return [
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus>${inner}<label>${label}</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel><sharingModel>${options.sharing ?? 'ReadWrite'}</sharingModel>`,
  ];
}

/** One field of an object file. */
export function field(name: string, type: string, rest = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace(/__c$/u, '').replaceAll('_', ' ')}</label>${rest}<type>${type}</type></fields>`;
}

export const text = (name: string, rest = ''): string => field(name, 'Text', `<length>80</length>${rest}`);
export const number = (name: string, rest = ''): string =>
  field(name, 'Number', `<precision>18</precision><scale>2</scale>${rest}`);
export const checkbox = (name: string): string => field(name, 'Checkbox', '<defaultValue>false</defaultValue>');
export const masterDetail = (name: string, to: string, down: string): string =>
  field(
    name,
    'MasterDetail',
    `<referenceTo>${to}</referenceTo><relationshipLabel>${down}</relationshipLabel><relationshipName>${down}</relationshipName>`,
  );
export const lookup = (name: string, to: string, down: string, rest = ''): string =>
  field(
    name,
    'Lookup',
    `${rest}<referenceTo>${to}</referenceTo><relationshipLabel>${down}</relationshipLabel><relationshipName>${down}</relationshipName>`,
  );
export const rollUp = (
  name: string,
  child: string,
  key: string,
  operation: string,
  summarised?: string,
  filters = '',
): string =>
  field(
    name,
    'Summary',
    `${summarised === undefined ? '' : `<summarizedField>${child}.${summarised}</summarizedField>`}${filters}<summaryForeignKey>${child}.${key}</summaryForeignKey><summaryOperation>${operation}</summaryOperation>`,
  );

export const rule = (name: string, formula: string, message: string, displayField = ''): string =>
  `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${escape(formula)}</errorConditionFormula>${displayField === '' ? '' : `<errorDisplayField>${displayField}</errorDisplayField>`}<errorMessage>${message}</errorMessage></validationRules>`;

/** A flow's file: its Start element's inner XML and its elements. */
export function flowFile(label: string, start: string, elements: string, rest = ''): readonly [string, string] {
  const startXml = start === '' ? '' : `<start><locationX>0</locationX><locationY>0</locationY>${start}</start>`;
  return [
    'Flow',
    `<apiVersion>66.0</apiVersion>${elements}<label>${label}</label><processType>AutoLaunchedFlow</processType>${startXml}<status>Active</status>${rest}`,
  ];
}

/** One element of a flow. */
export function element(list: string, name: string, inner: string): string {
  return `<${list}><name>${name}</name><label>${name}</label><locationX>0</locationX><locationY>0</locationY>${inner}</${list}>`;
}

export const to = (target: string, connector = 'connector'): string =>
  `<${connector}><targetReference>${target}</targetReference></${connector}>`;
export const reference = (name: string, tag = 'value'): string =>
  `<${tag}><elementReference>${name}</elementReference></${tag}>`;
export const string = (value: string, tag = 'value'): string =>
  `<${tag}><stringValue>${escape(value)}</stringValue></${tag}>`;
export const numeral = (value: number, tag = 'value'): string => `<${tag}><numberValue>${value}</numberValue></${tag}>`;
export const boolean = (value: boolean, tag = 'value'): string =>
  `<${tag}><booleanValue>${String(value)}</booleanValue></${tag}>`;
export const assign = (target: string, value: string, operator = 'Assign'): string =>
  `<assignmentItems><assignToReference>${target}</assignToReference><operator>${operator}</operator>${value}</assignmentItems>`;
export const filter = (name: string, operator: string, value: string): string =>
  `<filters><field>${name}</field><operator>${operator}</operator>${value}</filters>`;
export const set = (name: string, value: string): string =>
  `<inputAssignments><field>${name}</field>${value}</inputAssignments>`;
export const onSave = (
  object: string,
  moment: 'Before' | 'After',
  trigger: 'Create' | 'Update' | 'CreateAndUpdate',
  first: string,
  rest = '',
): string =>
  `${first === '' ? '' : to(first)}${rest}<object>${object}</object><recordTriggerType>${trigger}</recordTriggerType><triggerType>Record${moment}Save</triggerType>`;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A decision with one outcome. */
export function decide(
  name: string,
  left: string,
  operator: string,
  right: string,
  yes: string,
  no = '',
  rest = '',
): string {
  return element(
    'decisions',
    name,
    `${no === '' ? '' : to(no, 'defaultConnector')}<defaultConnectorLabel>No</defaultConnectorLabel><rules><name>${name}_Yes</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator>${right}</conditions>${yes === '' ? '' : to(yes)}${rest}<label>Yes</label></rules>`,
  );
}

export const variable = (name: string, type: string, rest = '', isCollection = false): string =>
  `<variables><name>${name}</name><dataType>${type}</dataType><isCollection>${String(isCollection)}</isCollection><isInput>${String(rest.includes('in'))}</isInput><isOutput>${String(rest.includes('out'))}</isOutput></variables>`;
export const recordVariable = (name: string, object: string, isCollection = false, direction = ''): string =>
  `<variables><name>${name}</name><dataType>SObject</dataType><isCollection>${String(isCollection)}</isCollection><isInput>${String(direction.includes('in'))}</isInput><isOutput>${String(direction.includes('out'))}</isOutput><objectType>${object}</objectType></variables>`;
export const formula = (name: string, type: string, expression: string): string =>
  `<formulas><name>${name}</name><dataType>${type}</dataType><expression>${expression}</expression></formulas>`;
export const raise = (name: string, message: string): string =>
  element(
    'customErrors',
    name,
    `<customErrorMessages><errorMessage>${message}</errorMessage><isFieldError>false</isFieldError></customErrorMessages>`,
  );
export const get = (name: string, object: string, filters: string, rest = '', next = ''): string =>
  element(
    'recordLookups',
    name,
    `<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${next === '' ? '' : to(next)}${filters === '' ? '' : '<filterLogic>and</filterLogic>'}${filters}<getFirstRecordOnly>${String(rest.includes('first'))}</getFirstRecordOnly><object>${object}</object><storeOutputAutomatically>true</storeOutputAutomatically>`,
  );
export const create = (name: string, object: string, assignments: string, rest = ''): string =>
  element('recordCreates', name, `${rest}${assignments}<object>${object}</object>`);

/** Two objects that the tests of flows share. */
export const SHIPMENT = objectFile(
  'Shipment',
  text('Code__c') + text('Result__c') + number('Weight__c') + number('Parts__c') + checkbox('Done__c'),
);
export const LOG = objectFile(
  'Log',
  text('For__c') + text('Key__c', '<unique>true</unique><externalId>true</externalId>') + number('Number__c'),
);

/** The two objects that most tests of flows work on. */
export const SHIPMENTS_AND_LOGS = { 'objects/Log__c.object': LOG, 'objects/Shipment__c.object': SHIPMENT } as const;

/** So many records. */
export const many = (count: number, values: (index: number) => SObjectRecord): SObjectRecord[] =>
  Array.from({ length: count }, (_, index) => values(index));
