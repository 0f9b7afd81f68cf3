import { componentId } from '../component-id.ts';
import type { Catalog, Component, ComponentProblem } from '../types.ts';
import type { DeployMessage } from './types.ts';

/** The message of a component that was taken: created, changed, or the same as before. */
export function successMessage(component: Component, before: Catalog, createdDate: string): DeployMessage {
  const old = before.get(component.type, component.fullName);
  return {
    componentType: component.type,
    fullName: component.fullName,
    fileName: component.fileName,
    id: componentId(component.type, component.fullName),
    success: true,
    created: old === undefined,
    changed: old !== undefined && contentOf(old) !== contentOf(component),
    deleted: false,
    createdDate,
  };
}

/** A component's content, whatever the order of its elements and files in the package. */
export function contentOf({ definition, files = {} }: Component): string {
  return JSON.stringify([definition, files], (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The message of a component that a deploy deleted. */
export function deletedMessage(component: Component, fileName: string, createdDate: string): DeployMessage {
  return {
    componentType: component.type,
    fullName: component.fullName,
    fileName,
    id: componentId(component.type, component.fullName),
    success: true,
    created: false,
    changed: true,
    deleted: true,
    createdDate,
  };
}

/** The message of a problem; a warning leaves its component a success. */
export function problemMessage(problem: ComponentProblem, createdDate: string): DeployMessage {
  return {
    componentType: problem.type,
    fullName: problem.fullName,
    fileName: problem.fileName,
    success: problem.severity === 'Warning',
    created: false,
    changed: false,
    deleted: false,
    createdDate,
    problem: problem.problem,
    problemType: problem.severity,
    ...(problem.line === undefined ? {} : { lineNumber: problem.line }),
    ...(problem.column === undefined ? {} : { columnNumber: problem.column }),
  };
}

/** A problem of a package as a whole, or of a name in its manifest. */
export function manifestProblem(problem: string, fullName = 'package.xml', fileName = 'package.xml'): ComponentProblem {
  return { type: '', fullName, fileName, severity: 'Error', rule: 'manifest', problem };
}
