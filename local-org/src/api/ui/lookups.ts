import { resourceNotFound } from '../error-response.ts';
import { runQuery } from '../rest/run-query.ts';
import type { RestRoute } from '../rest/router.ts';
import type { RestHandler } from '../rest/types.ts';
import { uiField, uiObject } from './access.ts';
import { addPath, fieldTree, selectList } from './records/field-tree.ts';
import { pageBody, pageOf } from './lists/paging.ts';
import { displayScope, represent } from './records/represent.ts';
import { likePattern } from './lists/soql-text.ts';

/** `lookups/OBJECT/FIELD[/TARGET]?q=`: records that a lookup can be set to, by name. Source: User Interface API Developer Guide, "Lookups". */
export function lookupRoutes(): RestRoute[] {
  return [
    { path: 'lookups/:object/:field', methods: { GET: lookup } },
    { path: 'lookups/:object/:field/:target', methods: { GET: lookup } },
  ];
}

const lookup: RestHandler = (request, { object: objectName = '', field: fieldName = '', target: targetName }) => {
  const object = uiObject(request, objectName);
  const field = uiField(request, object, fieldName);
  const targets = field?.referenceTo ?? [];
  const wanted =
    targetName === undefined ? targets[0] : targets.find((name) => name.toLowerCase() === targetName.toLowerCase());
  if (wanted === undefined)
    throw resourceNotFound(
      `${fieldName} is no lookup of ${object.apiName}${targetName === undefined ? '' : ` to ${targetName}`}.`,
    );
  const target = uiObject(request, wanted);
  const tree = fieldTree(target);
  const name = target.nameField ?? 'Id';
  addPath(request, tree, [name]);
  const text = request.query.get('q')?.trim() ?? '';
  const where = text === '' ? '' : ` WHERE ${name} LIKE ${likePattern(text)}`;
  const page = pageOf(request.query);
  const cursor = runQuery(
    request,
    `SELECT ${selectList(tree).join(', ')} FROM ${target.apiName}${where} ORDER BY ${name} ASC, Id ASC`,
  );
  const scope = displayScope(request);
  const records = cursor.page(page.offset, page.size).map((row) => represent(row, tree, scope));
  return { status: 200, body: pageBody(page, records, cursor.totalSize) };
};
