/**
 * The relationships that formulas of one object span: `Account.Owner.Name` spans `Account` and, from there, `Account.Owner`.
 * Salesforce allows 15 different ones per object over all its formulas and rules (Salesforce Help, "Tips for Working with
 * Formulas"). Globals (`$User.Id`, `$CustomMetadata…`), texts and comments span nothing; names are case-insensitive; a
 * polymorphic step (`Owner:User.Email`) counts as the relationship it takes.
 */
export function spannedRelationships(formulas: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const formula of formulas) {
    for (const [path] of withoutTexts(formula).matchAll(PATH)) {
      if (path.startsWith('$')) continue;
      const steps = path.split('.').map((step) => step.trim().replace(/\s*:.*$/su, ''));
      for (let length = 1; length < steps.length; length += 1) {
        const relationship = steps.slice(0, length).join('.');
        const key = relationship.toLowerCase();
        if (!found.has(key)) found.set(key, relationship);
      }
    }
  }
  return [...found.values()].sort((one, other) => one.localeCompare(other));
}

const STEP = String.raw`[A-Za-z_]\w*(?:\s*:\s*[A-Za-z_]\w*)?`;
const PATH = new RegExp(String.raw`\$?${STEP}(?:\s*\.\s*${STEP})+`, 'gu');

/** The formula without what stands in quotation marks or comments. */
function withoutTexts(formula: string): string {
  return formula.replaceAll(/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\/\*[\s\S]*?\*\//gu, ' ');
}
