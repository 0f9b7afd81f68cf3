import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { XmlValue } from '../../metadata/xml/write.ts';
import type { Deployer } from './deployments.ts';

/** One call: its element (the operation with its arguments), who calls, and the version of the address. */
export interface SoapCall {
  readonly message: XmlElement;
  readonly user: Deployer;
  readonly version: string;
}

/** Answers the `result` of an operation; undefined gives an empty response, a list several results. */
export type SoapOperation = (call: SoapCall) => XmlValue | Promise<XmlValue>;
