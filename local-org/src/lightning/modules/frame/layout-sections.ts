import type { Layout } from '../lds/layout.ts';

export interface FormSection {
  readonly id: string;
  readonly heading: string | undefined;
  readonly columnClass: string;
  readonly columns: readonly { readonly key: string; readonly fields: readonly FormField[] }[];
}

export interface FormField {
  readonly name: string;
  readonly required: boolean;
  /** Shown, and not to be changed here. */
  readonly readOnly?: boolean;
}

/** A layout's sections as columns of fields, in the layout's order; sections without fields are left out. */
export function formSections({ sections }: Layout): FormSection[] {
  return sections
    .map((section) => {
      const columns = Array.from({ length: section.columns }, (_, index) => ({
        key: String(index),
        fields: section.layoutRows.flatMap(({ layoutItems }) => {
          const item = layoutItems[index];
          return (item?.layoutComponents ?? []).flatMap(({ apiName, componentType }) =>
            apiName !== null && componentType === 'Field' ? [{ name: apiName, required: item?.required === true }] : [],
          );
        }),
      }));
      return {
        id: section.id,
        heading: section.useHeading ? section.heading : undefined,
        columnClass: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns}`,
        columns,
      };
    })
    .filter(({ columns }) => columns.some(({ fields }) => fields.length > 0));
}
