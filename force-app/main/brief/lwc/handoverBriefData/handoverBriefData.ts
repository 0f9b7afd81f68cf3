/** All that the readiness panel reads from and writes to the org. */
export { BRIEF_QUERY, ROW_LIMIT } from './query';
export type { BriefData, BriefNode, DealNode, PricedRequestNode } from './nodes';
export {
  BRIEF_OBJECT,
  CHANGEABLE_WHEN_ACCEPTED,
  CLOSING_FIELDS,
  ITEM_MASTER,
  ITEM_OBJECT,
  REQUEST_MASTER,
  REQUEST_OBJECT,
  RESTRICTED_FIELDS,
  SECTION_FIELDS,
  itemFields,
  requestFields,
} from './fields';
export type { SectionKey } from './fields';
export { WRITTEN_OBJECTS, toRights } from './rights';
export type { DetailRights, Rights } from './rights';
export { answerRequest, decideItem, stepFields, takeStep, tellBriefChanged } from './steps';
export type { BriefStep, StepDetail } from './steps';
