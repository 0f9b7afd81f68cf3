/** All that is read of a brief beside the work, and how questions about it are saved. */
export { PROJECT_BRIEF_QUERY } from './query';
export type { BriefFactsNode, DescribedItemNode, ProjectBriefData } from './nodes';
export {
  NO_QUESTION_RIGHTS,
  QUESTION_OBJECTS,
  answerQuestion,
  askQuestion,
  closeQuestion,
  questionRights,
  toQuestionRights,
} from './saves';
export type { Closing, NewQuestion, QuestionRights } from './saves';
