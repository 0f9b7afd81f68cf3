import { elementsOf, textOf, textsOf } from '../../definition.ts';
import { reportUnknown, requireObject, type Check } from '../context.ts';

/**
 * A path runs over a picklist of its object, its steps are values of that picklist, and their key fields exist.
 * Source: Metadata API Developer Guide, "PathAssistant".
 */
export const checkPath: Check = (component, context) => {
  const { definition } = component;
  const entity = textOf(definition, 'entityName') ?? '';
  const object = requireObject(context, component, { element: 'entityName', name: entity, at: 'entityName' });
  if (!object) return;
  const fieldName = textOf(definition, 'fieldName') ?? '';
  const field = context.schema.field(object.apiName, fieldName);
  if (!field?.picklistValues) {
    const reference = {
      element: 'fieldName',
      type: 'Picklist',
      name: `${object.apiName}.${fieldName}`,
      at: 'fieldName',
    };
    reportUnknown(context, component, reference);
    return;
  }
  for (const [index, step] of elementsOf(definition, 'pathAssistantSteps').entries()) {
    const at = `pathAssistantSteps.${index}`;
    const value = textOf(step, 'picklistValueName') ?? '';
    if (!field.picklistValues.some((candidate) => candidate.value === value))
      context.report(component, `Picklist value: ${value} in picklist: ${fieldName} not found`, {
        rule: 'unknown-reference',
        at: `${at}.picklistValueName`,
      });
    for (const name of textsOf(step, 'fieldNames'))
      if (!context.schema.field(object.apiName, name))
        reportUnknown(context, component, {
          element: 'fieldNames',
          type: 'CustomField',
          name: `${object.apiName}.${name}`,
          at: `${at}.fieldNames`,
        });
  }
};
