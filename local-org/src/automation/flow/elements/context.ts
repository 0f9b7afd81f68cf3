import type { Component, MetadataElement, MetadataValue } from '../../../metadata/types.ts';
import type { Problems } from '../compile/problems.ts';
import type { FlowScope } from '../compile/scope.ts';
import type { CompiledFlow, FlowMoment, ValueSource } from '../types.ts';
import { compileValue } from '../compile/value-source.ts';

/** What compiling one element of a flow needs. */
export interface ElementContext {
  readonly name: string;
  readonly scope: FlowScope;
  readonly problems: Problems;
  readonly moment: FlowMoment;
  /** Whether the flow is active: only then must the flows that it calls be. */
  readonly isActive: boolean;
  /** Canonical name of the element that a connector leads to; reports one that leads nowhere. */
  connector(definition: MetadataElement, name: string): string | undefined;
  /** Other flows as components (their variables) and, when a flow runs, as compiled. */
  flowComponent(name: string): Component | undefined;
  compiledFlow(name: string): CompiledFlow | undefined;
}

/** The repeated children of a name. */
export function children(definition: MetadataElement, name: string): readonly MetadataElement[] {
  const value: MetadataValue | undefined = definition[name];
  return Array.isArray(value) ? (value as readonly MetadataElement[]) : [];
}

/** Text of a child, undefined where absent or empty. */
export function text(definition: MetadataElement, name: string): string | undefined {
  const value = definition[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A child element. */
export function child(definition: MetadataElement, name: string): MetadataElement | undefined {
  const value = definition[name];
  return typeof value === 'object' && !Array.isArray(value) ? (value as MetadataElement) : undefined;
}

/** The compiled `value` (or other child) of a definition. */
export function valueOf(definition: MetadataElement, context: ElementContext, name = 'value'): ValueSource | undefined {
  return compileValue(child(definition, name), context.scope, context.problems);
}
