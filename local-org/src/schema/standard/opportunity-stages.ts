import type { SObjectRecord } from '../types.ts';

/** What a stage means for the opportunities that stand in it. Probability in percent. */
export interface OpportunityStageMeaning {
  readonly apiName: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
  readonly probability: number;
  /** As `ForecastCategory` holds it (API name) and as `ForecastCategoryName` holds it (label). */
  readonly forecastCategory: string;
  readonly forecastCategoryName: string;
}

const stage = (
  apiName: string,
  probability: number,
  forecastCategory: string,
  state: { isClosed?: boolean; isWon?: boolean } = {},
): OpportunityStageMeaning => ({
  apiName,
  isClosed: state.isClosed ?? false,
  isWon: state.isWon ?? false,
  probability,
  forecastCategory,
  forecastCategoryName: forecastCategory,
});

/** The stages of a fresh org, in order. Source: Salesforce Help, "Opportunity Stages": the default values. */
export const opportunityStages: readonly OpportunityStageMeaning[] = [
  stage('Prospecting', 10, 'Pipeline'),
  stage('Qualification', 10, 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline'),
  stage('Closed Won', 100, 'Closed', { isClosed: true, isWon: true }),
  stage('Closed Lost', 0, 'Omitted', { isClosed: true }),
];

/** The same as rows of OpportunityStage, without id and audit fields. */
export function opportunityStageRecords(): SObjectRecord[] {
  return opportunityStages.map((meaning, index) => ({
    MasterLabel: meaning.apiName,
    ApiName: meaning.apiName,
    IsActive: true,
    SortOrder: index + 1,
    IsClosed: meaning.isClosed,
    IsWon: meaning.isWon,
    ForecastCategory: meaning.forecastCategory,
    ForecastCategoryName: meaning.forecastCategoryName,
    DefaultProbability: meaning.probability,
  }));
}

/**
 * What the save procedure derives from the stage when it is set or changed: `IsClosed`, `IsWon`, `Probability`,
 * `ForecastCategory` and `ForecastCategoryName`. An unknown stage (the picklist is not restricted) is open at 0 %.
 */
export function opportunityStageDefaults(stageName: string): SObjectRecord {
  const meaning = opportunityStages.find((candidate) => candidate.apiName.toLowerCase() === stageName.toLowerCase());
  return {
    IsClosed: meaning?.isClosed ?? false,
    IsWon: meaning?.isWon ?? false,
    Probability: meaning?.probability ?? 0,
    ForecastCategory: meaning?.forecastCategory ?? 'Pipeline',
    ForecastCategoryName: meaning?.forecastCategoryName ?? 'Pipeline',
  };
}
