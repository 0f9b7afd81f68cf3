import { elementsOf, textOf, textsOf } from '../../metadata/definition.ts';
import type { Org } from '../../org.types.ts';
import { opportunityStageDefaults } from '../../schema/standard/opportunity-stages.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { PathDescription } from './types.ts';

/**
 * The active path of an object: the steps are its picklist's active values, in the picklist's order. Undefined where no
 * PathAssistant is active. Source: Metadata API Developer Guide, "PathAssistant".
 */
export function pathOf({ model }: Org, object: ObjectSchema): PathDescription | undefined {
  const path = model.catalog
    .all('PathAssistant')
    .find(({ definition }) => definition['active'] === true && textOf(definition, 'entityName') === object.apiName);
  const field = model.schema.field(object.apiName, textOf(path?.definition, 'fieldName') ?? '');
  if (!path || !field) return undefined;
  const steps = elementsOf(path.definition, 'pathAssistantSteps');
  const isStage = object.apiName === 'Opportunity' && field.apiName === 'StageName';
  return {
    label: textOf(path.definition, 'masterLabel') ?? path.fullName,
    fieldApiName: field.apiName,
    fieldLabel: field.label,
    steps: (field.picklistValues ?? [])
      .filter(({ isActive }) => isActive)
      .map(({ value, label }) => {
        const step = steps.find((candidate) => textOf(candidate, 'picklistValueName') === value);
        const { IsClosed, IsWon } = isStage ? opportunityStageDefaults(value) : { IsClosed: false, IsWon: false };
        return {
          value,
          label,
          isClosed: IsClosed === true,
          isWon: IsWon === true,
          fields: textsOf(step, 'fieldNames'),
          info: textOf(step, 'info') ?? '',
        };
      }),
  };
}
