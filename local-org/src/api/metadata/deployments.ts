import { randomBytes } from 'node:crypto';
import type { Org } from '../../org.types.ts';
import { deploy, type DeployDetails, type DeployOptions } from '../../metadata/deploy.ts';
import { to18 } from '../../store/ids.ts';

/** A deploy as clients see it while it runs and afterwards (Metadata API, DeployResult). */
export interface DeployResult {
  readonly id: string;
  readonly status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled';
  readonly done: boolean;
  readonly success: boolean;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly rollbackOnError: boolean;
  readonly runTestsEnabled: boolean;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly startDate?: string;
  readonly lastModifiedDate: string;
  readonly completedDate?: string;
  readonly errorMessage?: string;
  readonly errorStatusCode?: string;
  readonly numberComponentsTotal: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentErrors: number;
  readonly numberTestsTotal: number;
  readonly numberTestsCompleted: number;
  readonly numberTestErrors: number;
  readonly details: DeployDetails;
}

export interface Deployer {
  readonly userId: string;
  readonly name: string;
}

/** The deploys of a running org. They are forgotten when it stops; their effect is not. */
export interface Deployments {
  /** Queues a deploy and answers its id at once. */
  start(zip: Uint8Array, options: DeployOptions, user: Deployer): string;
  /** Deploys what a validation has checked, checked anew. Undefined when there is no such validation, or it failed. */
  startValidated(validationId: string, user: Deployer): string | undefined;
  find(id: string): DeployResult | undefined;
  /** Cancels what has not begun. Undefined for an unknown id. */
  cancel(id: string): DeployResult | undefined;
}

interface Deployment {
  result: DeployResult;
  readonly zip: Uint8Array;
  readonly options: DeployOptions;
}

/** How many deploys are remembered. */
const REMEMBERED = 100;

/** One deploy runs after the other, in the order in which they came, as on the platform. */
export function createDeployments(org: Org): Deployments {
  const deployments = new Map<string, Deployment>();
  let queue: Promise<void> = Promise.resolve();

  const start = (zip: Uint8Array, options: DeployOptions, user: Deployer): string => {
    const id = to18(
      `0Af${randomBytes(24)
        .toString('base64')
        .replace(/[^0-9A-Za-z]/gu, '')
        .padEnd(12, '0')
        .slice(0, 12)}`,
    );
    const deployment = { result: pending(id, options, user, org.now()), zip, options };
    deployments.set(id, deployment);
    for (const old of [...deployments.keys()].slice(0, -REMEMBERED)) deployments.delete(old);
    queue = queue.then(() => run(org, deployment));
    return id;
  };

  return {
    start,
    startValidated(validationId, user) {
      const validated = byId(deployments, validationId);
      if (!validated?.result.checkOnly || validated.result.status !== 'Succeeded') return undefined;
      return start(validated.zip, { ...validated.options, checkOnly: false }, user);
    },
    find: (id) => byId(deployments, id)?.result,
    cancel(id) {
      const deployment = byId(deployments, id);
      if (deployment?.result.status === 'Pending')
        deployment.result = {
          ...deployment.result,
          status: 'Canceled',
          done: true,
          completedDate: org.now().toISOString(),
        };
      return deployment?.result;
    },
  };
}

/** Clients may send the 15-character form. */
function byId(deployments: ReadonlyMap<string, Deployment>, id: string): Deployment | undefined {
  return deployments.get(id.length === 15 ? to18(id) : id);
}

async function run(org: Org, deployment: Deployment): Promise<void> {
  if (deployment.result.done) return;
  const startDate = org.now().toISOString();
  deployment.result = { ...deployment.result, status: 'InProgress', startDate };
  try {
    const outcome = await deploy(org, deployment.zip, { ...deployment.options, userId: deployment.result.createdBy });
    finish(org, deployment, { ...outcome, status: outcome.success ? 'Succeeded' : 'Failed' });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    finish(org, deployment, {
      status: 'Failed',
      success: false,
      errorMessage: `The local org failed: ${error instanceof Error ? error.message : String(error)}`,
      errorStatusCode: 'UNKNOWN_EXCEPTION',
    });
  }
}

function finish(org: Org, deployment: Deployment, outcome: Partial<DeployResult>): void {
  const completedDate = org.now().toISOString();
  deployment.result = { ...deployment.result, ...outcome, done: true, completedDate, lastModifiedDate: completedDate };
}

function pending(id: string, options: DeployOptions, user: Deployer, now: Date): DeployResult {
  const date = now.toISOString();
  return {
    id,
    status: 'Pending',
    done: false,
    success: false,
    checkOnly: options.checkOnly ?? false,
    ignoreWarnings: options.ignoreWarnings ?? false,
    rollbackOnError: true,
    runTestsEnabled: false,
    createdBy: user.userId,
    createdByName: user.name,
    createdDate: date,
    lastModifiedDate: date,
    numberComponentsTotal: 0,
    numberComponentsDeployed: 0,
    numberComponentErrors: 0,
    numberTestsTotal: 0,
    numberTestsCompleted: 0,
    numberTestErrors: 0,
    details: { componentSuccesses: [], componentFailures: [] },
  };
}
