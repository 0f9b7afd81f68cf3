import { readFileSync } from 'node:fs';
import { parse, visit } from 'graphql';
import type { FieldNode } from 'graphql';
import { ROW_LIMIT } from 'c/handoverBriefData';
import { QUESTION_LIMIT } from 'c/handoverGapsView';
import { PROJECT_LIMIT } from 'c/handoverProjectData';

/** The documents as they stand in the source: the stub of `gql` keeps nothing of them. */
function documentIn(file: string) {
  const [, text] = /gql`([^`]+)`/.exec(readFileSync(file, 'utf8')) ?? [];
  return parse(text ?? '');
}

const QUERIES = {
  handoverReadiness: 'force-app/main/brief/lwc/handoverBriefData/query.ts',
  handoverHealth: 'force-app/main/project/lwc/handoverProjectData/query.ts',
  handoverPortfolio: 'force-app/main/console/lwc/handoverPortfolioView/query.ts',
  handoverGaps: 'force-app/main/console/lwc/handoverGapsView/query.ts',
};

function fieldsOf(file: string): FieldNode[] {
  const fields: FieldNode[] = [];
  visit(documentIn(file), {
    Field(field) {
      fields.push(field);
    },
  });
  return fields;
}

describe.each(Object.entries(QUERIES))('query %s', (name, file) => {
  it('is GraphQL with a named operation', () => {
    const [operation] = documentIn(file).definitions;
    expect(operation?.kind === 'OperationDefinition' && operation.name?.value).toBe(name);
  });

  it('marks every field of the package as optional, so that a missing right hides a figure and not the panel', () => {
    const required = fieldsOf(file)
      .filter((field) => /__[cr]$|^Handover_/.test(field.name.value))
      .filter((field) => !field.directives?.some((directive) => directive.name.value === 'optional'));
    expect(required.map((field) => field.name.value)).toEqual([]);
  });

  it('reads no more lists than GraphQL allows in one request', () => {
    expect(fieldsOf(file).filter((field) => field.name.value === 'edges').length).toBeLessThanOrEqual(10);
  });
});

it('the limits told to the user are those of the queries', () => {
  const limitOf = (file: string, list: string) => {
    const field = fieldsOf(file).find((candidate) => candidate.name.value === list);
    const first = field?.arguments?.find((argument) => argument.name.value === 'first')?.value;
    return first?.kind === 'IntValue' ? Number(first.value) : undefined;
  };
  expect(limitOf(QUERIES.handoverReadiness, 'Handover_Item__c')).toBe(ROW_LIMIT);
  expect(limitOf(QUERIES.handoverReadiness, 'Handover_Resource_Request__c')).toBe(ROW_LIMIT);
  expect(limitOf(QUERIES.handoverHealth, 'Handover_Projects__r')).toBe(PROJECT_LIMIT);
  expect(limitOf(QUERIES.handoverGaps, 'Handover_Question__c')).toBe(QUESTION_LIMIT);
});
