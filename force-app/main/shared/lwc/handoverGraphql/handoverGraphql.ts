/**
 * A field of a record as GraphQL answers it. A field marked `@optional` is absent when the user may not read it, so every
 * field of a node type is declared optional and read through the functions below.
 */
export interface Field<Value> {
  value?: Value | null;
  displayValue?: string | null;
}

export interface Connection<Node> {
  edges?: ({ node?: Node | null } | null)[] | null;
}

/** A record of which only the name is read: a person, a role. */
export interface NamedNode {
  Name?: Field<string> | null;
}

/** The records of a connection; none when the user may not read the object. */
export function nodes<Node>(connection: Connection<Node> | null | undefined): Node[] {
  return (connection?.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : []));
}

/** The raw value, or undefined where the field is blank or not readable. */
export function valueOf<Value>(field: Field<Value> | null | undefined): Value | undefined {
  return field?.value ?? undefined;
}

/** What a user reads: the translated label of a picklist, else the value itself. */
export function textOf(field: Field<string> | null | undefined): string {
  return field?.displayValue ?? field?.value ?? '';
}

/** Whether the user may read the field: a blank one is there, an unreadable one is not. */
export function isReadable(field: Field<unknown> | null | undefined): boolean {
  return field !== undefined && field !== null;
}
