import { LinkInfo, registerLinkProvider } from 'lightning/routingService';
import { urlOf } from './page-reference.ts';
import { navigate, navigateToUrl } from './router.ts';

/** Base components (lookups, addresses in a table) ask their surroundings where a link leads and to be led there. */
export function answerLinkRequests(element: EventTarget): void {
  registerLinkProvider(element, (event) => {
    event.stopPropagation();
    event.preventDefault();
    const { stateRef, callback } = event.detail;
    const { url, recordId, objectApiName } = stateRef.attributes;
    if (recordId !== undefined) {
      const page = { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
      callback(undefined, new LinkInfo(urlOf(page), () => navigate(page)));
    } else {
      callback(undefined, new LinkInfo(url ?? '', () => navigateToUrl(url ?? '')));
    }
  });
}
