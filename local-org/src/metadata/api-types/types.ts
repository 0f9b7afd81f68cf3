/**
 * The Metadata API's types in a form that loads in milliseconds: what `@salesforce/types` declares in TypeScript.
 */
export interface ApiTypes {
  /** Complex types by name. */
  readonly types: Readonly<Record<string, ApiType>>;
  /** Enumerations by name: their values. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export interface ApiType {
  /** Elements by name, inherited ones included. */
  readonly elements: Readonly<Record<string, ApiElement>>;
  /** Names of the types it extends, nearest first. `Metadata` among them: a component of its own. */
  readonly extends: readonly string[];
}

export interface ApiElement {
  /** `string`, `number`, `boolean`, `any`, or the name of a complex type or an enumeration. */
  readonly type: string;
  /** May occur more than once; such elements may also be absent. */
  readonly repeated?: true;
  /** Must occur. */
  readonly required?: true;
}
