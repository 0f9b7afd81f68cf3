import { elementsOf, textOf } from '../definition.ts';
import type { Component, MetadataElement, ReportProblem } from '../types.ts';

/** What an object file may say of a standard object without replacing anything of the org's own. */
const HARMLESS = new Set(['fullName', 'description']);

/**
 * Pages of a package are assigned by its own apps, for the desktop and for the phone; objects, layouts and pages that every org
 * has stay as the org has them (Metadata API Developer Guide, "ActionOverride": an override of the object replaces the org's
 * own page in every app).
 */
export function checkPageAssignments(component: Component, report: ReportProblem): void {
  const { type, fullName, definition } = component;
  if (type === 'CustomApplication') checkFormFactors(component, report);
  const [object = ''] = fullName.split('-');
  if (type === 'Layout' && isStandard(object))
    report(component, `The layout ${fullName} would replace the org's own layout of ${object}.`, {
      rule: 'standard-object-replaced',
    });
  if (type !== 'CustomObject' || !isStandard(fullName)) return;
  for (const element of Object.keys(definition))
    if (!HARMLESS.has(element))
      report(component, `${element} would replace the org's own setting of ${fullName}.`, {
        rule: 'standard-object-replaced',
        at: Array.isArray(definition[element]) ? `${element}.0` : element,
      });
}

function checkFormFactors(component: Component, report: ReportProblem): void {
  const overrides = elementsOf(component.definition, 'actionOverrides');
  const isSame = (a: MetadataElement, b: MetadataElement): boolean =>
    ['actionName', 'pageOrSobjectType'].every((name) => textOf(a, name) === textOf(b, name));
  for (const [index, override] of overrides.entries()) {
    // A Home page exists on the desktop only: phones show the navigation instead.
    if (textOf(override, 'pageOrSobjectType') === 'standard-home') continue;
    const missing = ['Large', 'Small'].filter(
      (factor) => !overrides.some((other) => isSame(override, other) && textOf(other, 'formFactor') === factor),
    );
    if (textOf(override, 'content') !== undefined && missing.length > 0)
      report(
        component,
        `The page ${textOf(override, 'content') ?? ''} is not assigned for the form factor ${missing.join(', ')}.`,
        { rule: 'page-form-factor', at: `actionOverrides.${index}` },
      );
  }
}

function isStandard(object: string): boolean {
  return !/__\w+$/u.test(object);
}
