import type { AppDescription } from '../../pages/types.ts';
import { Workspace } from './workspace.ts';

/** The tabs of the console, if the app is one. */
export const workspace = new Workspace();

let current: AppDescription | undefined;

/** The app that is shown; undefined until it is known. */
export function currentApp(): AppDescription | undefined {
  return current;
}

/** Takes the app that is shown from now on. Tells nobody: what depends on it is drawn afterwards. */
export function setCurrentApp(app: AppDescription): void {
  current = app;
}

/** Whether pages open in tabs. */
export function isConsole(): boolean {
  return current?.navType === 'Console';
}
