import { REMEDIES } from './rules.ts';
import type { Component, ComponentProblem, ReportProblem } from './types.ts';

/** A place to report problems to, and the problems reported: each once, with the line of the element concerned. */
export function collectProblems(): { report: ReportProblem; problems: ComponentProblem[] } {
  const problems: ComponentProblem[] = [];
  const seen = new Set<string>();
  const report: ReportProblem = (component, problem, options) => {
    const key = JSON.stringify([component.type, component.fullName, problem, options.at]);
    if (seen.has(key)) return;
    seen.add(key);
    const { fileName, position } = placeOf(component, options);
    problems.push({
      type: component.type,
      fullName: component.fullName,
      fileName,
      severity: options.severity ?? 'Error',
      problem,
      rule: options.rule,
      remedy: options.remedy ?? REMEDIES[options.rule],
      ...(position ? { line: position[0], column: position[1] } : {}),
    });
  };
  return { report, problems };
}

/**
 * File and position of a problem. A bundle's problem stands in one of its files, at a line of it, or in its `.js-meta.xml`, where
 * the positions of its elements count.
 */
function placeOf(
  component: Component,
  { at = '', file, line }: Parameters<ReportProblem>[2],
): { fileName: string; position: readonly [number, number] | undefined } {
  const position = positionOf(component, at);
  if (!component.files) return { fileName: component.fileName, position };
  return {
    fileName: `${component.fileName}/${file ?? `${component.fullName}.js-meta.xml`}`,
    position: file === undefined ? position : [line ?? 1, 1],
  };
}

/** Where the element of a path stands, or the nearest one around it. */
function positionOf(component: Component, path: string): readonly [number, number] | undefined {
  const position = component.positions?.[path];
  if (position || path === '') return position;
  return positionOf(component, path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '');
}

/** Whether one of them keeps the deploy from being made; warnings do not. */
export function hasErrors(problems: readonly ComponentProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'Error');
}
