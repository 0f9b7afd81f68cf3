/**
 * The part of `lightning/uiObjectInfoApi` that the components use: what the user may do with an object and its fields.
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-infos.html
 */
declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor, WireConfigValue } from 'lwc';

  export interface ObjectInfo {
    apiName: string;
    createable: boolean;
    updateable: boolean;
    fields: Record<string, { apiName: string; createable: boolean; updateable: boolean }>;
  }

  export interface ObjectInfosConfig extends WireConfigValue {
    objectApiNames?: string[] | undefined;
  }

  export interface ObjectInfosResult {
    /** In the order asked; an object without access has a status of 403 or 404 and an error for a result. */
    data?: { results: { statusCode: number; result: unknown }[] } | undefined;
    error?: unknown;
  }

  export const getObjectInfos: WireAdapterConstructor<ObjectInfosConfig, ObjectInfosResult>;
}
