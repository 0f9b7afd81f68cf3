import type { LightningElement } from 'lwc';
import Details from '../panel/details/details.ts';
import FieldSection from '../panel/fieldSection/fieldSection.ts';
import Highlights from '../panel/highlights/highlights.ts';
import Path from '../panel/path/path.ts';
import RelatedList from '../panel/relatedList/relatedList.ts';
import RelatedLists from '../panel/relatedLists/relatedLists.ts';
import RichText from '../panel/richText/richText.ts';
import Tabs from '../panel/tabs/tabs.ts';

export type ElementConstructor = new () => LightningElement;

/** Components of the platform that the local org can show, by their name in a FlexiPage. */
const COMPONENTS: Readonly<Record<string, () => unknown>> = {
  'force:highlightsPanel': () => Highlights,
  'force:detailPanel': () => Details,
  'flexipage:fieldSection': () => FieldSection,
  'flexipage:tabset': () => Tabs,
  'force:relatedListContainer': () => RelatedLists,
  'force:relatedListSingleContainer': () => RelatedList,
  'lst:dynamicRelatedList': () => RelatedList,
  'flexipage:richText': () => RichText,
  'runtime_sales_pathassistant:pathAssistant': () => Path,
};

/** Undefined for what the local org does not show. */
export function standardComponent(name: string): ElementConstructor | undefined {
  return COMPONENTS[name]?.() as ElementConstructor | undefined;
}
