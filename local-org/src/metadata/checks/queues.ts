import { elementsOf, textOf, textsOf, elementOf } from '../definition.ts';
import { requireComponent, requireObject, type Check } from './context.ts';

/** A queue owns records of objects that exist and have owners; its members are groups of the org. */
export const checkQueue: Check = (component, context) => {
  const entries = elementsOf(component.definition, 'queueSobject');
  for (const [index, entry] of entries.entries()) {
    const at = `queueSobject.${index}.sobjectType`;
    const name = textOf(entry, 'sobjectType') ?? '';
    const object = requireObject(context, component, { element: 'sobjectType', name, at });
    if (object && !context.schema.field(object.apiName, 'OwnerId'))
      context.report(component, `${object.apiName} cannot be owned by a queue: its records have no owner.`, {
        rule: 'queue',
        at,
      });
  }
  const groups = elementOf(elementOf(component.definition, 'queueMembers'), 'publicGroups');
  for (const [index, group] of textsOf(groups, 'publicGroup').entries())
    requireComponent(context, component, {
      element: 'publicGroup',
      type: 'Group',
      name: group,
      at: `queueMembers.publicGroups.publicGroup.${index}`,
    });
};

/** The values of a value set are told apart by their API names. */
export const checkGlobalValueSet: Check = (component, context) => {
  const seen = new Set<string>();
  for (const [index, value] of elementsOf(component.definition, 'customValue').entries()) {
    const name = textOf(value, 'fullName') ?? '';
    if (seen.has(name.toLowerCase()))
      context.report(component, `Duplicate value: ${name}`, { rule: 'value-set', at: `customValue.${index}.fullName` });
    seen.add(name.toLowerCase());
  }
};
