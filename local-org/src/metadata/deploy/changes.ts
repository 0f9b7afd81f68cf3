import { textOf } from '../definition.ts';
import type { Catalog, Component, ReportProblem } from '../types.ts';

/** Field types a deploy may turn a type into (Salesforce Help, "Notes on Changing Custom Field Types"), loss of data aside. */
const CONVERSIONS: Readonly<Record<string, readonly string[]>> = {
  Text: ['TextArea', 'LongTextArea', 'Email', 'Phone', 'Url', 'Picklist', 'AutoNumber'],
  TextArea: ['Text', 'LongTextArea', 'Email', 'Phone', 'Url', 'Picklist'],
  LongTextArea: ['TextArea', 'Html'],
  Html: ['LongTextArea'],
  Email: ['Text', 'TextArea', 'Phone', 'Url'],
  Phone: ['Text', 'TextArea', 'Email', 'Url'],
  Url: ['Text', 'TextArea', 'Email', 'Phone'],
  Picklist: ['Text', 'TextArea', 'MultiselectPicklist'],
  AutoNumber: ['Text'],
  Number: ['Currency', 'Percent', 'Text'],
  Currency: ['Number', 'Percent', 'Text'],
  Percent: ['Number', 'Currency', 'Text'],
  MasterDetail: ['Lookup'],
};

/**
 * Refuses changes of deployed components that cannot be made: a field's type to one it does not convert into, a stored
 * field to a formula and back, a lookup to other objects.
 */
export function checkChanges(components: readonly Component[], before: Catalog, report: ReportProblem): void {
  for (const component of components) {
    const old = component.type === 'CustomField' ? before.get('CustomField', component.fullName) : undefined;
    if (!old) continue;
    const from = kindOf(old);
    const to = kindOf(component);
    if (from !== to && !CONVERSIONS[from]?.includes(to))
      report(component, `Cannot change the type of the field ${component.fullName} from ${from} to ${to}`, {
        rule: 'field-type-change',
        at: 'type',
        remedy: 'Delete the field first, or give the new one another name.',
      });
    const target = textOf(component.definition, 'referenceTo');
    const oldTarget = textOf(old.definition, 'referenceTo');
    if (target?.toLowerCase() !== oldTarget?.toLowerCase() && target !== undefined && oldTarget !== undefined)
      report(component, `Cannot update referenceTo from ${oldTarget} to ${target}`, {
        rule: 'field-type-change',
        at: 'referenceTo',
      });
  }
}

/** A formula field's kind is not the type of its result: it has no stored value. */
function kindOf({ definition }: Component): string {
  const type = textOf(definition, 'type') ?? '';
  return textOf(definition, 'formula') === undefined || type === 'Summary' ? type : `${type} formula`;
}
