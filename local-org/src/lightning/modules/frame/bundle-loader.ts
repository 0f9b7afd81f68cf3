import type { ElementConstructor } from '../page/standard-components.ts';

/** Loads a module by a name that is only known at run time, which code compiled by LWC may not do itself. */
export type ImportModule = (name: string) => Promise<unknown>;

let importModule: ImportModule = (name) => Promise.reject(new Error(`There is no loader for ${name}.`));

/** Gives the loader of components; called once, before the frame is drawn. Without it every load is rejected. */
export function setImportModule(given: ImportModule): void {
  importModule = given;
}

/** The class of a deployed Lightning web component. Rejects with its compile error. */
export async function loadBundle(name: string): Promise<ElementConstructor> {
  const module = (await importModule(`c/${name}`)) as { default: ElementConstructor };
  return module.default;
}
