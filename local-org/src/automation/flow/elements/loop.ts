import type { MetadataElement } from '../../../metadata/types.ts';
import { itemsOf, type FlowScope } from '../compile/scope.ts';
import type { StepElement } from '../types.ts';
import { copy } from '../values.ts';
import { text, type ElementContext } from './context.ts';

/** The current item of a loop without a variable of its own is referred to by the loop's name. */
export function declareLoop(definition: MetadataElement, name: string, scope: FlowScope): void {
  if (text(definition, 'assignNextValueToReference') !== undefined) return;
  scope.declare(name, () => {
    const collection = scope.resolve(text(definition, 'collectionReference') ?? '');
    return collection?.type.isCollection
      ? { name, type: { ...collection.type, isCollection: false }, writable: true }
      : undefined;
  });
}

/** Loop: a copy of each item in turn, then on. Reached again after its end it starts anew. */
export function compileLoop(definition: MetadataElement, context: ElementContext): StepElement | undefined {
  const { name, scope, problems } = context;
  const reference = text(definition, 'collectionReference') ?? '';
  const collection = scope.resolve(reference);
  const itemName = text(definition, 'assignNextValueToReference') ?? name;
  const item = scope.resolve(itemName);
  const next = context.connector(definition, 'nextValueConnector');
  const done = context.connector(definition, 'noMoreValuesConnector');
  if (!collection) problems.unknownReference(reference);
  else if (!collection.type.isCollection) problems.add(`"${reference}" isn't a collection.`, { rule: 'flow-loop' });
  if (collection?.type.isCollection && !item?.set) problems.unknownReference(itemName);
  const set = item?.set;
  if (!collection?.type.isCollection || !set) return undefined;
  const descending = text(definition, 'iterationOrder') === 'Desc';
  return {
    kind: 'step',
    kindLabel: 'Loop',
    name,
    run(frame) {
      let left = frame.loops.get(name);
      if (!left) {
        // Kept in reverse, so that the next item is popped.
        left = [...itemsOf(collection.get(frame))];
        if (!descending) left.reverse();
        frame.loops.set(name, left);
      }
      const value = left.pop();
      if (value === undefined) {
        frame.loops.delete(name);
        return done;
      }
      set(frame, copy(value));
      return next;
    },
  };
}
