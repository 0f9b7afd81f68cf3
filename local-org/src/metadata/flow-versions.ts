import type { Store } from '../store/types.ts';
import { componentId } from './component-id.ts';
import { textOf } from './definition.ts';
import type { Component } from './types.ts';

/** A version of a flow that was deployed, active or not. */
export interface FlowVersion {
  readonly flow: string;
  /** From 1, in the order of the deploys. */
  readonly number: number;
  readonly id: string;
  readonly component: Component;
  /** Whether it has ever been active: then it is obsolete when it is not, else a draft. */
  readonly wasActive: boolean;
}

/** Every version of every flow, by flow and number. */
export function flowVersions(store: Store): FlowVersion[] {
  prepare(store);
  return store.all('SELECT flow, number, json, wasActive FROM "_flow_version" ORDER BY flow, number').map((row) => ({
    flow: String(row['flow']),
    number: Number(row['number']),
    id: componentId('Flow', `${String(row['flow'])}:${String(row['number'])}`),
    component: JSON.parse(String(row['json'])) as Component,
    wasActive: row['wasActive'] === 1,
  }));
}

/**
 * Keeps the flow's definition as a new version, unless a version of it says the same (its status aside), and remembers that
 * it was active. Inside a transaction.
 */
export function keepFlowVersion(store: Store, known: readonly FlowVersion[], component: Component): void {
  const versions = known.filter(({ flow }) => isSameName(flow, component.fullName));
  const same = versions.find((version) => isSameFlow(version.component, component));
  const isActive = Number(isActiveFlow(component));
  if (!same) {
    store.run('INSERT INTO "_flow_version" (flow, number, json, wasActive) VALUES (?, ?, ?, ?)', [
      versions[0]?.flow ?? component.fullName,
      (versions.at(-1)?.number ?? 0) + 1,
      JSON.stringify(component),
      isActive,
    ]);
  } else if (isActive === 1 && !same.wasActive) {
    store.run('UPDATE "_flow_version" SET wasActive = 1 WHERE flow = ? AND number = ?', [same.flow, same.number]);
  }
}

/** Forgets the versions of flows that are no more. Inside a transaction. */
export function dropFlowVersions(store: Store, flows: Iterable<string>): void {
  for (const flow of flows) store.run('DELETE FROM "_flow_version" WHERE flow = ?', [flow]);
}

/** Whether two components define the same flow, their status aside. */
export function isSameFlow(a: Component, b: Component): boolean {
  const content = ({ definition: { status: _status, ...rest } }: Component): string => JSON.stringify(rest);
  return content(a) === content(b);
}

/** Whether the file asks for an active version; an org whose flows arrive inactive decides otherwise. */
export function isActiveFlow({ definition }: Component): boolean {
  return textOf(definition, 'status') === 'Active';
}

/** Names of metadata tell no upper from lower case. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function prepare(store: Store): void {
  store.run(
    'CREATE TABLE IF NOT EXISTS "_flow_version" (flow TEXT NOT NULL COLLATE NOCASE, number INTEGER NOT NULL, json TEXT NOT NULL, wasActive INTEGER NOT NULL, PRIMARY KEY (flow, number))',
  );
}
