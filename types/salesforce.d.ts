/**
 * Modules that only exist on the platform, by the scope they import from.
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
declare module '@salesforce/schema' {
  export interface ObjectId {
    objectApiName: string;
  }
  export interface FieldId extends ObjectId {
    fieldApiName: string;
  }
}

declare module '@salesforce/schema/*' {
  import type { FieldId } from '@salesforce/schema';
  const reference: FieldId;
  export default reference;
}

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

/** True for a holder; undefined, not false, for everybody else. */
declare module '@salesforce/customPermission/*' {
  const held: true | undefined;
  export default held;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}
