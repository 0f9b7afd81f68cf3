/** What a client may ask of a deploy (Metadata API, DeployOptions). Options that change nothing here are kept for the answer. */
export interface DeployOptions {
  readonly checkOnly?: boolean;
  readonly ignoreWarnings?: boolean;
  readonly rollbackOnError?: boolean;
  readonly singlePackage?: boolean;
  readonly purgeOnDelete?: boolean;
  readonly allowMissingFiles?: boolean;
  readonly autoUpdatePackage?: boolean;
  readonly testLevel?: string;
  readonly runTests?: readonly string[];
  /** Not a client's: flows take the status that the plan gives them. */
  readonly activates?: boolean;
  /** Not a client's: a package is installed. Flows keep the status that they were packaged with, whatever the org does with deployed ones. */
  readonly fromPackage?: boolean;
  /** Not a client's: who deploys. */
  readonly userId?: string;
}

/** One component of a deploy (Metadata API, DeployMessage). */
export interface DeployMessage {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly id?: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
  readonly createdDate: string;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

export interface DeployDetails {
  readonly componentSuccesses: readonly DeployMessage[];
  readonly componentFailures: readonly DeployMessage[];
}

/** The outcome of a deploy, without what belongs to the request (id, times, user). */
export interface DeployOutcome {
  readonly success: boolean;
  readonly numberComponentsTotal: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentErrors: number;
  readonly details: DeployDetails;
}
