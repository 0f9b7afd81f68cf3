/**
 * A fact that follows from a definition (an object, a field), worked out when it is first asked for and kept as long as the
 * definition lives. A save asks the same of every record, and a compiled schema does not change: a deploy makes a new one.
 */
export function derived<Definition extends object, Fact>(
  derive: (definition: Definition) => Fact,
): (definition: Definition) => Fact {
  const facts = new WeakMap<Definition, { readonly fact: Fact }>();
  return (definition) => {
    let known = facts.get(definition);
    if (known === undefined) {
      known = { fact: derive(definition) };
      facts.set(definition, known);
    }
    return known.fact;
  };
}
