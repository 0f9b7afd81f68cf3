import type { Component, ComponentProblem, ReportProblem } from './types.ts';

/** A place to report problems to, and the problems reported: each once, with the line of the element concerned. */
export function collectProblems(): { report: ReportProblem; problems: ComponentProblem[] } {
  const problems: ComponentProblem[] = [];
  const seen = new Set<string>();
  const report: ReportProblem = (component, problem, options = {}) => {
    const key = JSON.stringify([component.type, component.fullName, problem, options.at]);
    if (seen.has(key)) return;
    seen.add(key);
    // A bundle's positions count in its .js-meta.xml, while the problem names the bundle.
    const position = component.files ? undefined : positionOf(component, options.at ?? '');
    problems.push({
      type: component.type,
      fullName: component.fullName,
      fileName: component.fileName,
      severity: options.severity ?? 'Error',
      problem,
      rule: options.rule ?? 'definition',
      ...(options.remedy === undefined ? {} : { remedy: options.remedy }),
      ...(position ? { line: position[0], column: position[1] } : {}),
    });
  };
  return { report, problems };
}

/** Where the element of a path stands, or the nearest one around it. */
function positionOf(component: Component, path: string): readonly [number, number] | undefined {
  const position = component.positions?.[path];
  if (position || path === '') return position;
  return positionOf(component, path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '');
}

export function hasErrors(problems: readonly ComponentProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'Error');
}
