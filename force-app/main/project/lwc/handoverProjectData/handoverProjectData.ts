export { PROJECT_LIMIT, PROJECTS_QUERY } from './query';
export type * from './types';
