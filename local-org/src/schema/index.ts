export { compileSchema } from './compile/compile.ts';
export { followRelationship, formulaTypeOf, objectScope } from './scope.ts';
export { opportunityStageDefaults, opportunityStageRecords, opportunityStages } from './standard/opportunity-stages.ts';
export type * from './types.ts';
