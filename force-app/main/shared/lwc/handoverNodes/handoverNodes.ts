/**
 * The records that several screens read. Each has its fields, as text to put into the selection of a query, and the type of the
 * node that comes back.
 *
 * They are text and not GraphQL fragments: a fragment names the type it is about, and for a user who may not read an object there is
 * no such type, so that the whole query would be an error. `lightning/graphql` takes text in its template (its "dynamic query
 * construction"); `@optional` then works field by field.
 *
 * Source: LWC Developer Guide, "GraphQL API Wire Adapter"; GraphQL API Developer Guide, "Optional Fields".
 */
export { ITEM_FIELDS, QUESTION_FIELDS, REQUEST_FIELDS } from './brief';
export type { ItemNode, QuestionNode, RequestNode } from './brief';
export { ISSUE_FIELDS, MILESTONE_FIELDS, PROJECT_FIELDS, PROJECT_FIGURES, UPDATE_FIELDS } from './project';
export type { IssueNode, MilestoneNode, ProjectFigures, ProjectNode, UpdateNode } from './project';
