import type TypeScript from 'typescript';
import type { ApiElement, ApiType, ApiTypes } from './types.ts';

interface Declared {
  readonly elements: Record<string, ApiElement>;
  readonly base: string | undefined;
}

/**
 * Reads the declarations of `@salesforce/types` (generated from the Metadata API's WSDL): complex types are object types or
 * `Base & {…}`, enumerations unions of literals, aliases of `string` or `unknown` carry no constraint.
 */
export function compileApiTypes(ts: typeof TypeScript, source: string): ApiTypes {
  const file = ts.createSourceFile('metadata.d.ts', source, ts.ScriptTarget.Latest, false);
  const declared: Record<string, Declared> = {};
  const enums: Record<string, string[]> = {};
  const aliases: Record<string, string> = {};
  for (const statement of file.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const name = statement.name.text;
    const type = statement.type;
    const values = literalValues(ts, type);
    if (values) enums[name] = values;
    else if (ts.isTypeLiteralNode(type)) declared[name] = { elements: elements(ts, type), base: undefined };
    else if (ts.isIntersectionTypeNode(type)) declared[name] = intersection(ts, type);
    else aliases[name] = typeName(ts, type);
  }
  const resolve = (name: string): string => (aliases[name] === undefined ? name : resolve(aliases[name]));
  const types: Record<string, ApiType> = {};
  for (const name of Object.keys(declared)) {
    const bases = basesOf(name, declared, resolve);
    const inherited = [...bases].reverse().map((base) => declared[base]?.elements ?? {});
    const merged: Record<string, ApiElement> = Object.assign({}, ...inherited, declared[name]?.elements);
    types[name] = {
      elements: Object.fromEntries(
        Object.entries(merged).map(([element, shape]) => [element, { ...shape, type: resolve(shape.type) }]),
      ),
      extends: bases,
    };
  }
  for (const [alias, target] of Object.entries(aliases)) {
    const type = types[resolve(target)];
    if (type) types[alias] = type;
  }
  return { types, enums };
}

function basesOf(name: string, declared: Record<string, Declared>, resolve: (name: string) => string): string[] {
  const base = declared[name]?.base;
  return base === undefined ? [] : [resolve(base), ...basesOf(resolve(base), declared, resolve)];
}

function intersection(ts: typeof TypeScript, type: TypeScript.IntersectionTypeNode): Declared {
  const literal = type.types.find((part) => ts.isTypeLiteralNode(part));
  const base = type.types.find((part) => ts.isTypeReferenceNode(part));
  return { elements: literal ? elements(ts, literal) : {}, base: base ? typeName(ts, base) : undefined };
}

function elements(ts: typeof TypeScript, literal: TypeScript.TypeLiteralNode): Record<string, ApiElement> {
  const found: Record<string, ApiElement> = {};
  for (const member of literal.members) {
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name = (member.name as TypeScript.Identifier).text;
    const type = member.type;
    if (ts.isArrayTypeNode(type)) found[name] = { type: typeName(ts, type.elementType), repeated: true };
    else if (member.questionToken) found[name] = { type: typeName(ts, type) };
    else found[name] = { type: typeName(ts, type), required: true };
  }
  return found;
}

function literalValues(ts: typeof TypeScript, type: TypeScript.TypeNode): string[] | undefined {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const values = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  );
  return values.length === parts.length ? values : undefined;
}

function typeName(ts: typeof TypeScript, type: TypeScript.TypeNode): string {
  if (ts.isTypeReferenceNode(type)) return (type.typeName as TypeScript.Identifier).text;
  if (type.kind === ts.SyntaxKind.StringKeyword) return 'string';
  if (type.kind === ts.SyntaxKind.NumberKeyword) return 'number';
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return 'boolean';
  return 'any';
}
