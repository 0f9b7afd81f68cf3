import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IRulesConfig } from '@flow-scanner/lightning-flow-scanner-core';
import { walk } from '../definition.ts';
import type { FindingRule } from '../rules.ts';
import type { Component, ComponentProblem } from '../types.ts';

/** Where a project names its exceptions: Lightning Flow Scanner's own configuration file. */
const CONFIGURATION = '.flow-scanner.json';

/**
 * Runs every rule of Lightning Flow Scanner over the flows: its errors are errors here, its warnings and notes warnings.
 * The project's `.flow-scanner.json` may set severities, expressions, and exceptions by flow and rule.
 */
export async function scanFlows(components: readonly Component[], root: string): Promise<ComponentProblem[]> {
  const flows = components.filter(({ type }) => type === 'Flow');
  if (flows.length === 0) return [];
  const { default: scanner } = await import('@flow-scanner/lightning-flow-scanner-core');
  const parsed = await scanner.parse(flows.map(({ fileName }) => path.join(root, fileName)));
  const results = scanner.scan(parsed, configuration(root));
  const byName = new Map(flows.map((flow) => [flow.fullName, flow]));
  return results.flatMap(({ flow, ruleResults }) => {
    const component = byName.get(flow.name ?? '') ?? flows[0];
    if (!component) return [];
    return ruleResults.flatMap((result): ComponentProblem[] => {
      const found = {
        type: 'Flow',
        fullName: component.fullName,
        fileName: component.fileName,
        rule: `flow-${result.ruleName}` as FindingRule,
      };
      if (result.errorMessage)
        return [{ ...found, severity: 'Error', problem: `The rule could not be run: ${result.errorMessage}` }];
      if (!result.occurs) return [];
      return result.details.map((violation) => ({
        ...found,
        severity: result.severity === 'error' ? 'Error' : 'Warning',
        problem: `${result.ruleDefinition.label}: ${violation.name}`,
        remedy: result.ruleDefinition.description,
        ...positionOf(component, violation.name),
      }));
    });
  });
}

/** Where the element of a name stands; for what belongs to the whole flow, the flow. (The scanner gives any line with the name.) */
function positionOf(flow: Component, elementName: string): { line?: number; column?: number } {
  const element = [...walk(flow.definition)].find(({ name, value }) => name === 'name' && value === elementName);
  const position = flow.positions?.[element?.path.replace(/\.name$/u, '') ?? ''];
  return position ? { line: position[0], column: position[1] } : {};
}

function configuration(root: string): IRulesConfig {
  const file = path.join(root, CONFIGURATION);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as IRulesConfig) : {};
}
