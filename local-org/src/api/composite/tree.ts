import { SalesforceError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { requireObjectSchema } from '../rest/lookup.ts';
import { isObject, requireObject, requireObjects } from '../rest/parse-json.ts';
import { readRecord } from '../rest/record-input.ts';
import { inTransaction } from '../rest/transaction.ts';
import type { RestRoute } from '../rest/router.ts';
import type { RestRequest } from '../rest/types.ts';
import { write } from '../rest/write.ts';

/** Records of one tree request, and how deep its relationships go (REST API Developer Guide, "sObject Tree"). */
const maximum = { records: 200, depth: 5 };

type Input = Readonly<Record<string, unknown>>;

interface Node {
  readonly object: ObjectSchema;
  readonly referenceId: string;
  readonly fields: Input;
  readonly parent: { readonly node: Node; readonly field: string } | undefined;
  readonly depth: number;
}

interface NodeError {
  readonly referenceId: string;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

/** Undoes a tree of which a record failed. */
class TreeFailed extends Error {
  readonly results: readonly NodeError[];

  constructor(results: readonly NodeError[]) {
    super('A record of the tree failed.');
    this.results = results;
  }
}

/**
 * `composite/tree/X`: creates records and their children, nested in the request, in one transaction. 201 with every
 * reference id and new id, or 400 with the errors and nothing written.
 */
export function treeRoute(): RestRoute {
  return {
    path: 'composite/tree/:object',
    methods: {
      POST: (request, { object: name = '' }) => {
        const object = requireObjectSchema(request, name);
        const nodes = readNodes(request, object, requireObjects(requireObject(request.body), 'records'));
        try {
          const results = inTransaction(request, (transaction) => createNodes({ ...request, transaction }, nodes));
          return { status: 201, body: { hasErrors: false, results } };
        } catch (error) {
          if (!(error instanceof TreeFailed)) throw error;
          return { status: 400, body: { hasErrors: true, results: error.results } };
        }
      },
    },
  };
}

/** The records of a tree, parents before children, level by level. */
function readNodes(request: RestRequest, object: ObjectSchema, inputs: readonly Input[]): Node[] {
  let level = inputs.map((input) => readNode(object, input, undefined));
  const nodes: Node[] = [];
  while (level.length > 0) {
    nodes.push(...level);
    level = level.flatMap((node) => childNodes(request, node));
  }
  if (nodes.length > maximum.records)
    throw new SalesforceError('INVALID_INPUT', `A tree holds at most ${maximum.records} records, not ${nodes.length}.`);
  const references = new Set(nodes.map((node) => node.referenceId));
  if (references.size < nodes.length)
    throw new SalesforceError('INVALID_INPUT', 'Duplicate ReferenceId provided in the request.');
  return nodes;
}

function readNode(object: ObjectSchema, input: Input, parent: Node['parent']): Node {
  const { attributes, ...fields } = input;
  const referenceId = isObject(attributes) ? attributes['referenceId'] : undefined;
  const type = isObject(attributes) ? attributes['type'] : undefined;
  if (typeof referenceId !== 'string' || typeof type !== 'string') {
    throw new SalesforceError('INVALID_INPUT', 'Include a reference ID and a type in the attributes of every record.');
  }
  if (type.toLowerCase() !== object.apiName.toLowerCase()) {
    throw new SalesforceError(
      'INVALID_INPUT',
      `The record ${referenceId} must be of type ${object.apiName}, not ${type}.`,
    );
  }
  const depth = parent ? parent.node.depth + 1 : 1;
  if (depth > maximum.depth)
    throw new SalesforceError('INVALID_INPUT', `A tree is at most ${maximum.depth} levels deep.`);
  return { object, referenceId, fields, parent, depth };
}

function childNodes(request: RestRequest, node: Node): Node[] {
  return Object.entries(node.fields).flatMap(([name, value]) => {
    if (!isChildren(value)) return [];
    const relationship = node.object.childRelationships.find(
      (child) => child.name?.toLowerCase() === name.toLowerCase(),
    );
    const object = relationship && request.org.model.schema.object(relationship.childObject);
    if (!relationship || !object)
      throw new SalesforceError('INVALID_FIELD', `No such column '${name}' on sobject of type ${node.object.apiName}`);
    return requireObjects(value, 'records').map((input) =>
      readNode(object, input, { node, field: relationship.field }),
    );
  });
}

function isChildren(value: unknown): value is Input {
  return isObject(value) && Array.isArray(value['records']);
}

/** Writes neighbours of one object and level together, as the platform does, so that their automation runs in bulk. */
function createNodes(request: RestRequest, nodes: readonly Node[]): { referenceId: string; id: string }[] {
  const ids = new Map<Node, string>();
  const errors: NodeError[] = [];
  for (const group of groupNodes(nodes)) {
    const [first] = group;
    if (!first) continue;
    const readable = group.flatMap((node) => {
      try {
        return [{ node, record: readFields(request, node, ids) }];
      } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        errors.push({
          referenceId: node.referenceId,
          errors: [{ statusCode: error.errorCode, message: error.message, fields: error.fields }],
        });
        return [];
      }
    });
    if (errors.length > 0) throw new TreeFailed(errors);
    const results = write(request, {
      operation: 'insert',
      object: first.object,
      records: readable.map(({ record }) => record),
      allOrNone: true,
    });
    for (const [index, { node }] of readable.entries()) {
      const result = results[index];
      if (result?.success && result.id !== null) ids.set(node, result.id);
      else if (!result?.errors.every((error) => error.statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK')) {
        errors.push({ referenceId: node.referenceId, errors: result?.errors ?? [] });
      }
    }
    if (errors.length > 0) throw new TreeFailed(errors);
  }
  return nodes.map((node) => ({ referenceId: node.referenceId, id: ids.get(node) ?? '' }));
}

function groupNodes(nodes: readonly Node[]): Node[][] {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const key = `${node.depth} ${node.object.apiName}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()];
}

function readFields(request: RestRequest, node: Node, ids: ReadonlyMap<Node, string>): ReturnType<typeof readRecord> {
  const own = Object.fromEntries(Object.entries(node.fields).filter(([, value]) => !isChildren(value)));
  const record = readRecord(request, node.object, own);
  if (node.parent) record[node.parent.field] = ids.get(node.parent.node) ?? null;
  return record;
}
