import type { Component, ReportProblem } from '../types.ts';

/**
 * Reports a component of a newer API version than its project says: an org that has not got that release yet refuses it, and
 * the project's other files would not show why.
 */
export function checkApiVersion(component: Component, projectVersion: string | undefined, report: ReportProblem): void {
  const version = Number(component.definition['apiVersion']);
  if (projectVersion === undefined || !(version > Number(projectVersion))) return;
  report(
    component,
    `The API version ${version.toFixed(1)} is newer than the project's ${projectVersion} (sourceApiVersion).`,
    { rule: 'api-version', at: 'apiVersion' },
  );
}
