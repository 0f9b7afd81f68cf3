import type { Org } from '../org.types.ts';

/** An org that can be exchanged for another one while everybody keeps the same reference. */
export interface CurrentOrg {
  readonly org: Org;
  replace(next: Org): void;
}

/** Forwards to an org that a reset may replace. */
export function currentOrg(first: Org): CurrentOrg {
  let present = first;
  const org = new Proxy(first, {
    get: (_target, name) => {
      const value: unknown = Reflect.get(present, name, present);
      return typeof value === 'function' ? value.bind(present) : value;
    },
  });
  return {
    org,
    replace(next) {
      present = next;
    },
  };
}
