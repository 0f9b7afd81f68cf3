import { parse, visit } from 'graphql';
import type { DocumentNode, FieldNode } from 'graphql';
import { gql } from 'lightning/graphql';
import 'c/handoverAskData';
import 'c/handoverBriefData';
import 'c/handoverGapsView';
import 'c/handoverPortfolioView';
import 'c/handoverProjectData';
import 'c/handoverProjectPageData';
import 'c/handoverTimesheetData';

/** The documents as they are sent: what the modules above gave to `gql`, with the fields that they share put in. */
const documents = jest
  .mocked(gql)
  .mock.calls.map(([strings, ...values]): DocumentNode => parse(String.raw({ raw: strings }, ...values)));

const nameOf = ({ definitions: [operation] }: DocumentNode): string | undefined =>
  operation?.kind === 'OperationDefinition' ? operation.name?.value : undefined;

function fieldsOf(document: DocumentNode): FieldNode[] {
  const fields: FieldNode[] = [];
  visit(document, {
    Field(field) {
      fields.push(field);
    },
  });
  return fields;
}

it('every screen asks with one named operation', () => {
  expect(documents.map(nameOf).sort()).toEqual([
    'handoverGaps',
    'handoverHealth',
    'handoverPortfolio',
    'handoverProjectBrief',
    'handoverProjectPage',
    'handoverReadiness',
    'handoverTimesheetApproval',
    'handoverTimesheetWeek',
  ]);
});

describe.each(documents.map((document) => [nameOf(document), document] as const))('query %s', (_, document) => {
  it('marks every field of the package as optional, so that a missing right hides a figure and not the panel', () => {
    const required = fieldsOf(document)
      .filter((field) => /__[cr]$|^Handover_/.test(field.name.value))
      .filter((field) => !field.directives?.some((directive) => directive.name.value === 'optional'));
    expect(required.map((field) => field.name.value)).toEqual([]);
  });

  it('names no type, which would not be there for whoever may not read the object', () => {
    expect(document.definitions.map(({ kind }) => kind)).toEqual(['OperationDefinition']);
  });

  it('asks for no field twice', () => {
    const twice: string[] = [];
    visit(document, {
      SelectionSet({ selections }) {
        const names = selections.map((selection) => (selection.kind === 'Field' ? selection.name.value : ''));
        twice.push(...names.filter((name, index) => names.indexOf(name) !== index));
      },
    });
    expect(twice).toEqual([]);
  });

  it('reads no more lists than GraphQL allows in one request', () => {
    expect(fieldsOf(document).filter((field) => field.name.value === 'edges').length).toBeLessThanOrEqual(10);
  });
});
