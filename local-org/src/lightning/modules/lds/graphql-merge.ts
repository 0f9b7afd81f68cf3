type Node = Readonly<Record<string, unknown>>;

/**
 * The data of a GraphQL answer with the fields that some of its records have now. Which records it holds stays as it was, and so
 * do counts and sums: Lightning Data Service gives a wire the new values of a record that changed, and does not evaluate the
 * query again. A record is known by its selected `Id`; without one it stays as it was.
 * Source: GraphQL API Developer Guide, "Update Cached Query Results".
 *
 * @param kept - What the wire gave before.
 * @param now - The answer to the same query now.
 * @param changed - Ids of the records that changed.
 */
export function withChangedRecords(kept: unknown, now: unknown, changed: ReadonlySet<string>): unknown {
  if (Array.isArray(kept)) return Array.isArray(now) ? rows(kept, now, changed) : kept;
  if (!isNode(kept) || !isNode(now)) return kept;
  const hasChanged = typeof kept['Id'] === 'string' && kept['Id'] === now['Id'] && changed.has(kept['Id']);
  return Object.fromEntries(
    Object.entries(kept).map(([name, value]) => {
      const current = now[name];
      if (hasChanged && current !== undefined && (isOwn(value) || !isSame(value, current))) return [name, current];
      return [name, isOwn(value) ? value : withChangedRecords(value, current, changed)];
    }),
  );
}

/** Rows keep their order and their number; each is compared with the row of the same record. */
function rows(kept: readonly unknown[], now: readonly unknown[], changed: ReadonlySet<string>): unknown[] {
  const byId = new Map(now.map((row) => [rowId(row), row]));
  return kept.map((row) => {
    const id = rowId(row);
    return id === undefined ? row : withChangedRecords(row, byId.get(id), changed);
  });
}

function rowId(row: unknown): unknown {
  const node = isNode(row) ? (row['node'] ?? row) : undefined;
  return isNode(node) ? node['Id'] : undefined;
}

/** A value of the record itself (`{ value, displayValue }`, an id, nothing), not another record or a connection. */
function isOwn(value: unknown): boolean {
  if (Array.isArray(value)) return false;
  return !isNode(value) || !Object.values(value).some((inner) => typeof inner === 'object' && inner !== null);
}

/** Whether a lookup leads to the record it led to; a connection always does. */
function isSame(kept: unknown, now: unknown): boolean {
  if (Array.isArray(kept)) return true;
  return isNode(kept) && isNode(now) && kept['Id'] === now['Id'];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
