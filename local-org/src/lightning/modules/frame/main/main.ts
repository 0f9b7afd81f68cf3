import { createElement } from 'lwc';
import App from '../app/app.ts';
import { setImportModule, type ImportModule } from '../bundle-loader.ts';

/** Puts the page frame into an element of the document; `importModule` loads the components of the org. */
export function start(root: HTMLElement, importModule: ImportModule): void {
  setImportModule(importModule);
  root.append(createElement('frame-app', { is: App }));
}
