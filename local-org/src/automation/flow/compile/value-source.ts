import type { MetadataElement } from '../../../metadata/types.ts';
import type { Problems } from './problems.ts';
import type { FlowScope } from './scope.ts';
import { compileTemplate } from './template.ts';
import type { ValueSource } from '../types.ts';
import type { FlowType, FlowValue } from '../values.ts';

const literal = (data: 'Text' | 'Number' | 'Checkbox' | 'Date' | 'DateTime', value: FlowValue): ValueSource => {
  const type: FlowType = { kind: 'value', data, isCollection: false };
  return { type, get: () => value };
};

const UNSUPPORTED = [
  'apexValue',
  'complexValue',
  'formulaExpression',
  'setupReference',
  'sobjectValue',
  'timeValue',
  'transform',
  'transformValueReference',
  'valueMapName',
  'collectionElements',
];

/**
 * Compiles a `FlowElementReferenceOrValue`. Absent is null. Text may hold merge fields (`Hello {!$Record.Name}`).
 *
 * @returns undefined when it is faulty; the problem is reported.
 */
export function compileValue(
  definition: MetadataElement | undefined,
  scope: FlowScope,
  problems: Problems,
): ValueSource | undefined {
  if (!definition) return { type: undefined, get: () => null };
  for (const name of UNSUPPORTED) {
    const value = definition[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    problems.unsupported(`the value kind ${name}`);
    return undefined;
  }
  const { elementReference, stringValue, numberValue, booleanValue, dateValue, dateTimeValue } = definition;
  if (typeof elementReference === 'string') {
    const reference = scope.resolve(elementReference);
    if (!reference) problems.unknownReference(elementReference);
    return reference;
  }
  if (typeof stringValue === 'string') {
    if (!stringValue.includes('{!')) return literal('Text', stringValue);
    const render = compileTemplate(stringValue, scope, problems);
    return { type: { kind: 'value', data: 'Text', isCollection: false }, get: render };
  }
  if (typeof numberValue === 'number') return literal('Number', numberValue);
  if (typeof booleanValue === 'boolean') return literal('Checkbox', booleanValue);
  if (dateValue !== undefined) return literal('Date', String(dateValue).slice(0, 10));
  if (dateTimeValue !== undefined) return literal('DateTime', new Date(String(dateTimeValue)).toISOString());
  return { type: undefined, get: () => null };
}
