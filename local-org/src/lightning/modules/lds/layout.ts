import { queryString } from './http.ts';
import { loadMetadata } from './metadata.ts';

/** A page layout as UI API gives it. */
export interface Layout {
  readonly sections: readonly LayoutSection[];
}

export interface LayoutSection {
  readonly id: string;
  readonly heading: string;
  readonly useHeading: boolean;
  readonly columns: number;
  readonly layoutRows: readonly { readonly layoutItems: readonly LayoutItem[] }[];
}

export interface LayoutItem {
  readonly label: string;
  readonly required: boolean;
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly layoutComponents: readonly { readonly apiName: string | null; readonly componentType: string }[];
}

/** The layout of an object for the user, with the fields that the user may see. Asked once a page. */
export function loadLayout(
  objectApiName: string,
  layoutType: 'Full' | 'Compact',
  mode: 'View' | 'Edit' | 'Create',
): Promise<Layout> {
  return loadMetadata(`ui-api/layout/${objectApiName}${queryString({ layoutType, mode })}`);
}
