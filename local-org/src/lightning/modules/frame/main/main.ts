import { createElement } from 'lwc';
import App from '../app/app.ts';
// Wires that are told their component's place: they must be known before the first page declares one.
import '../../lightning/messageService/messageService.ts';
import '../../lightning/navigation/navigation.ts';
import '../../lightning/platformUtilityBarApi/platformUtilityBarApi.ts';
import '../../lightning/platformWorkspaceApi/platformWorkspaceApi.ts';
import { setImportModule, type ImportModule } from '../bundle-loader.ts';

/** Puts the page frame into an element of the document; `importModule` loads the components of the org. */
export function start(root: HTMLElement, importModule: ImportModule): void {
  setImportModule(importModule);
  root.append(createElement('frame-app', { is: App }));
}
