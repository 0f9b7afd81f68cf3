import type { MetadataElement } from '../../../metadata/types.ts';
import { compileConditions } from '../compile/conditions.ts';
import { compileFlowFormula } from '../compile/resources.ts';
import { itemsOf, type FlowScope } from '../compile/scope.ts';
import type { Condition, Reference, StepElement } from '../types.ts';
import { compileValue } from '../compile/value-source.ts';
import { isRecord, textOf, type FlowValue } from '../values.ts';
import { children, text, type ElementContext } from './context.ts';

/** A Collection Filter or Sort is referred to by its own name; its current item by the name the element gives it. */
export function declareCollectionProcessor(definition: MetadataElement, name: string, scope: FlowScope): void {
  const collection = (): Reference | undefined => scope.resolve(text(definition, 'collectionReference') ?? '');
  scope.declare(name, () => {
    const source = collection();
    return source && { name, type: source.type, writable: false };
  });
  const item = text(definition, 'assignNextValueToReference');
  if (item === undefined || scope.declaredNames.has(item.toLowerCase())) return;
  scope.declare(item, () => {
    const source = collection();
    return source && { name: item, type: { ...source.type, isCollection: false }, writable: true };
  });
}

/** Collection Filter and Collection Sort; the collection they read stays as it is. */
export function compileCollectionProcessor(
  definition: MetadataElement,
  context: ElementContext,
): StepElement | undefined {
  const { name, scope, problems } = context;
  const reference = text(definition, 'collectionReference') ?? '';
  const collection = scope.resolve(reference);
  if (!collection?.type.isCollection) {
    if (collection) problems.add(`"${reference}" isn't a collection.`, { rule: 'flow-collection' });
    else problems.unknownReference(reference);
    return undefined;
  }
  const kind = text(definition, 'collectionProcessorType');
  if (kind !== 'SortCollectionProcessor' && kind !== 'FilterCollectionProcessor') {
    problems.unsupported(`the collection processor ${kind ?? ''}`);
    return undefined;
  }
  const next = context.connector(definition, 'connector');
  if (kind === 'SortCollectionProcessor') {
    const compare = compileSort(definition, collection, context);
    const limit = typeof definition['limit'] === 'number' ? definition['limit'] : undefined;
    return {
      kind: 'step',
      kindLabel: 'Collection Sort',
      name,
      run(frame) {
        frame.values.set(name, [...itemsOf(collection.get(frame))].sort(compare).slice(0, limit));
        return next;
      },
    };
  }
  const itemName = text(definition, 'assignNextValueToReference') ?? '';
  const item = scope.resolve(itemName);
  const condition = compileFilter(definition, context);
  const set = item?.set;
  if (!set) problems.unknownReference(itemName);
  if (!set || !condition) return undefined;
  return {
    kind: 'step',
    kindLabel: 'Collection Filter',
    name,
    run(frame) {
      const kept = itemsOf(collection.get(frame)).filter((value) => {
        set(frame, value);
        return condition(frame);
      });
      frame.values.set(name, kept);
      return next;
    },
  };
}

function compileFilter(definition: MetadataElement, { scope, problems }: ElementContext): Condition | undefined {
  const formula = text(definition, 'formula');
  if (formula === undefined) {
    return compileConditions(
      children(definition, 'conditions'),
      text(definition, 'conditionLogic'),
      scope,
      problems,
      (right) => compileValue(right, scope, problems),
    );
  }
  const evaluate = compileFlowFormula(formula, 'Checkbox', undefined, scope, problems);
  return evaluate && ((frame) => evaluate(frame) === true);
}

type Comparison = (left: FlowValue, right: FlowValue) => number;

/** Sort options in order; blanks first or last as each option says, text without regard to case. */
function compileSort(
  definition: MetadataElement,
  collection: Reference,
  { scope, problems }: ElementContext,
): Comparison {
  const { type } = collection;
  const options = children(definition, 'sortOptions').map((option): Comparison => {
    const fieldName = text(option, 'sortField');
    const field =
      type.kind === 'record' && fieldName !== undefined
        ? scope.schema.field(type.object.apiName, fieldName)
        : undefined;
    if (type.kind === 'record' && !field) problems.unknownField(type.object.apiName, fieldName ?? '');
    const valueOf = (value: FlowValue): FlowValue =>
      isRecord(value) ? (value.fields[field?.apiName ?? ''] ?? null) : value;
    const descending = text(option, 'sortOrder') === 'Desc';
    const blanksFirst = option['doesPutEmptyStringAndNullFirst'] === true;
    return (left, right) => order(valueOf(left), valueOf(right), descending, blanksFirst);
  });
  return (left, right) => {
    for (const option of options) {
      const result = option(left, right);
      if (result !== 0) return result;
    }
    return 0;
  };
}

function order(left: FlowValue, right: FlowValue, descending: boolean, blanksFirst: boolean): number {
  const blank = (value: FlowValue): boolean => value === null || value === '';
  if (blank(left) || blank(right)) return blank(left) === blank(right) ? 0 : blank(left) === blanksFirst ? -1 : 1;
  const comparable = (value: FlowValue): string | number =>
    typeof value === 'number' ? value : textOf(value).toLowerCase();
  const [first, second] = [comparable(left), comparable(right)];
  if (first === second) return 0;
  return first < second === descending ? 1 : -1;
}
