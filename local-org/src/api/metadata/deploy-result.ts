import type { DeployResult } from './deployments.ts';

/** Tests of Apex, which the local org has none of. */
const RUN_TEST_RESULT = { numFailures: 0, numTestsRun: 0, totalTime: 0 };

/**
 * A deploy's state in the order and shape of the Metadata API. `array`: whether absent lists are written as empty ones, as
 * the REST API does, or left out, as SOAP does.
 */
export function deployResultBody(result: DeployResult, includeDetails: boolean, array: boolean) {
  const { details, ...state } = result;
  if (!includeDetails) return state;
  const lists = {
    componentFailures: details.componentFailures,
    componentSuccesses: details.componentSuccesses,
  };
  return {
    ...state,
    details: {
      ...lists,
      runTestResult: array
        ? {
            ...RUN_TEST_RESULT,
            codeCoverage: [],
            codeCoverageWarnings: [],
            failures: [],
            flowCoverage: [],
            flowCoverageWarnings: [],
            successes: [],
          }
        : RUN_TEST_RESULT,
    },
  };
}
