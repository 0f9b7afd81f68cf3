import type { FlowInput } from '../../../automation/types.ts';
import { SalesforceError } from '../../../errors.ts';
import { resourceNotFound } from '../../error-response.ts';
import type { RestRoute } from '../router.ts';
import { inTransaction } from '../transaction.ts';
import type { Caller, RestHandler, RestRequest } from '../types.ts';

const root = 'actions/custom/flow';

/** Autolaunched flows as actions. Source: Actions Developer Guide, "Flow Actions". */
export function flowActionRoutes(): RestRoute[] {
  return [
    { path: root, methods: { GET: listFlows } },
    { path: `${root}/:flow`, methods: { GET: describeFlow, POST: runFlow } },
  ];
}

const listFlows: RestHandler = (request) => ({
  status: 200,
  body: {
    actions: request.org.model.catalog
      .all('Flow')
      .flatMap(({ fullName }) => launchable(request, fullName) ?? [])
      .map(({ name, label }) => ({
        label,
        name,
        type: 'FLOW',
        url: `/services/data/v${request.version}/${root}/${name}`,
      })),
  },
});

const describeFlow: RestHandler = (request, { flow: name = '' }) => {
  const flow = launchable(request, name);
  if (!flow) throw resourceNotFound();
  const parameter = ({ name: variable, type }: (typeof flow.variables)[number]) => ({
    name: variable,
    label: variable,
    type: type.kind === 'record' ? 'SOBJECT' : type.data.toUpperCase(),
    maxOccurs: type.isCollection ? 2000 : 1,
    required: false,
  });
  return {
    status: 200,
    body: {
      inputs: flow.variables.filter((variable) => variable.isInput).map(parameter),
      label: flow.label,
      name: flow.name,
      outputs: flow.variables.filter((variable) => variable.isOutput).map(parameter),
      standard: false,
      type: 'FLOW',
    },
  };
};

/** Runs the flow once for each of the inputs, each time in a transaction of its own. */
const runFlow: RestHandler = (request, { flow: name = '' }) => {
  const flow = launchable(request, name);
  if (!flow) throw resourceNotFound();
  if (!request.user.hasSystemPermission('RunFlow'))
    throw new SalesforceError('INSUFFICIENT_ACCESS', 'The user does not have the permission Run Flows.', {
      httpStatus: 403,
    });
  const results = inputsOf(request).map((inputs) => {
    const run = inTransaction(request, (transaction) => transaction.launch(flow.name, inputs));
    const errors =
      run.fault === undefined
        ? null
        : [
            {
              statusCode: 'UNKNOWN_EXCEPTION',
              message: `An unhandled fault has occurred in this flow: ${run.fault}`,
              fields: [],
            },
          ];
    return {
      actionName: flow.name,
      errors,
      isSuccess: errors === null,
      outputValues:
        errors === null
          ? { Flow__InterviewGuid: run.interviewId, Flow__InterviewStatus: 'Finished', ...run.outputs }
          : { Flow__InterviewGuid: run.interviewId, Flow__InterviewStatus: 'Error' },
    };
  });
  return { status: results.every((result) => result.isSuccess) ? 200 : 400, body: results };
};

function launchable({ org }: Caller, name: string) {
  const flow = org.model.automation.flow(name);
  return flow?.active && flow.moment === 'autolaunched' ? flow : undefined;
}

function inputsOf({ body }: RestRequest): ReadonlyMap<string, FlowInput>[] {
  const inputs = typeof body === 'object' && body !== null && 'inputs' in body ? body.inputs : undefined;
  if (!Array.isArray(inputs) || !inputs.every((input) => typeof input === 'object' && input !== null))
    throw new SalesforceError('INVALID_API_INPUT', 'The body needs "inputs": a list with the values of each run.');
  return inputs.map((input: object) => new Map(Object.entries(input)));
}
