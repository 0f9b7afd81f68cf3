/**
 * What follows from something that does not change (an object's or a field's definition, a transaction), worked out when it is
 * first asked for and kept as long as that lives. A save asks the same for every record; a deploy makes new definitions.
 */
export function derived<Source extends object, Fact>(derive: (source: Source) => Fact): (source: Source) => Fact {
  const facts = new WeakMap<Source, { readonly fact: Fact }>();
  return (source) => {
    let known = facts.get(source);
    if (known === undefined) {
      known = { fact: derive(source) };
      facts.set(source, known);
    }
    return known.fact;
  };
}
