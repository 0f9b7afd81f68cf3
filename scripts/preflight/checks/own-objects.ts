import type { FieldDefinition } from '../../package/package-contents.ts';
import type { PackageContents } from '../../package/package-contents.ts';
import type { OrgField, OrgObject } from '../types.ts';

/** An object of the org that bears the name of one of the package's. */
export interface Namesake {
  readonly name: string;
  /** Whether it is the package's own object from an earlier deploy. */
  readonly ours: boolean;
  /** Fields of the same name that are of another type or point elsewhere. */
  readonly different: readonly string[];
}

/**
 * Tells the package's own objects from others that happen to be called the same: ours has at least half of the fields of
 * the source, all of the same type. An administrator may have added fields, and an older version may lack some.
 */
export function namesakes(contents: PackageContents, objects: ReadonlyMap<string, OrgObject>): Namesake[] {
  return [...objects].map(([name, object]) => {
    const source = contents.objects.get(name) ?? [];
    const common = pairs(source, object.fields);
    const different = common.filter(([one, other]) => !sameField(one, other)).map(([one]) => one.name);
    return { name, ours: different.length === 0 && common.length * 2 >= source.length, different };
  });
}

/** Whether all objects the org has by the package's names are the package's, and there are some. */
export function isInstalled(contents: PackageContents, objects: ReadonlyMap<string, OrgObject>): boolean {
  const found = namesakes(contents, objects);
  return found.some(({ name, ours }) => ours && name === contents.policy.type);
}

/** Fields of both sides that bear the same name; names are case-insensitive. */
export function pairs(
  source: readonly FieldDefinition[],
  org: readonly OrgField[],
): (readonly [FieldDefinition, OrgField])[] {
  const byName = new Map(org.map((field) => [field.name.toLowerCase(), field]));
  return source.flatMap((field) => {
    const other = byName.get(field.name.toLowerCase());
    return other === undefined ? [] : [[field, other] as const];
  });
}

/** Whether both are of one type and point to the same object; lengths, formulas and labels may differ. */
export function sameField(one: FieldDefinition, other: OrgField): boolean {
  return one.type === other.type && (one.referenceTo ?? '') === (other.referenceTo ?? '');
}
