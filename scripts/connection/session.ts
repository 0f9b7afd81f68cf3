/** What a request to an org needs; a jsforce connection is one. */
export interface Session {
  readonly instanceUrl: string;
  /** API version, such as 66.0. */
  readonly version: string;
  accessToken?: string | null | undefined;
}
