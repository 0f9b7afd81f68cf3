import type { MetadataElement } from '../../../metadata/types.ts';
import { dmlError } from '../../save/row.ts';
import { compileTemplate } from '../compile/template.ts';
import type { StepElement } from '../types.ts';
import { children, text, type ElementContext } from './context.ts';

/**
 * Custom Error: the record is not saved and its save is rolled back; the messages reach whoever saves it. Only in before-save
 * and after-save paths of record-triggered flows.
 */
export function compileCustomError(definition: MetadataElement, context: ElementContext): StepElement {
  const { scope, problems } = context;
  if (context.moment !== 'beforeSave' && context.moment !== 'afterSave') {
    problems.add('The Custom Error element is available only in before-save and after-save record-triggered flows.', {
      rule: 'flow-custom-error',
    });
  }
  const messages = children(definition, 'customErrorMessages').map((message) => {
    const render = compileTemplate(text(message, 'errorMessage') ?? '', scope, problems);
    const fieldName = message['isFieldError'] === true ? (text(message, 'fieldSelection') ?? '') : undefined;
    const field =
      fieldName === undefined || !scope.triggerObject
        ? undefined
        : scope.schema.field(scope.triggerObject.apiName, fieldName);
    if (fieldName !== undefined && scope.triggerObject && !field)
      problems.unknownField(scope.triggerObject.apiName, fieldName);
    return { render, fields: field ? [field.apiName] : [] };
  });
  if (messages.length === 0) problems.add('The element has no error message.', { rule: 'flow-custom-error' });
  const next = context.connector(definition, 'connector');
  return {
    kind: 'step',
    kindLabel: 'Custom Error',
    name: context.name,
    run(frame) {
      for (const { render, fields } of messages) {
        frame.interview.customErrors.push(dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', render(frame), fields));
      }
      return next;
    },
  };
}
