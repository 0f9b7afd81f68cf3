import type { AppDescription } from '../../pages/types.ts';
import { workspace } from './app-state.ts';

/** The tabs of a console as long as the browser's own tab lives, for each user and app. */
function keyOf({ developerName }: AppDescription): string {
  return `local-org.tabs.${globalThis.lightningSession.userId}.${developerName}`;
}

/** Remembers the open tabs, so that a reload finds them again. */
export function keepTabs(app: AppDescription | undefined): void {
  if (app?.navType === 'Console' && app.keepsTabs) globalThis.sessionStorage.setItem(keyOf(app), workspace.save());
}

/** Opens the tabs that the app had; another app, or one without tabs, begins without. */
export function restoreTabs(app: AppDescription): void {
  const saved = app.navType === 'Console' && app.keepsTabs ? globalThis.sessionStorage.getItem(keyOf(app)) : null;
  workspace.focusedTabId = undefined;
  workspace.restore(saved ?? '{"tabs":[],"count":0}');
}
