import type { Component, ComponentProblem } from '../types.ts';
import { readDefinitionXml } from './definition-file.ts';
import type { LocatedComponent } from './locate.ts';

/**
 * Reads a bundle (a folder of files with one `<name>.js-meta.xml`): the definition from that file, the other files' text by
 * their path inside the folder.
 */
export function readBundle(
  located: LocatedComponent,
  files: Readonly<Record<string, Uint8Array>>,
): { components: Component[]; problems: ComponentProblem[] } {
  const text = new TextDecoder();
  const isMeta = (path: string) => path.slice(located.fileName.length + 1) === `${located.fullName}.js-meta.xml`;
  const metaPath = located.paths.find(isMeta);
  if (metaPath === undefined)
    return {
      components: [],
      problems: [
        {
          type: located.type,
          fullName: located.fullName,
          fileName: located.fileName,
          severity: 'Error',
          rule: 'bundle-meta',
          problem: `Cannot find the metadata file ${located.fullName}.js-meta.xml of the bundle ${located.fullName}`,
        },
      ],
    };
  const { components, problems } = readDefinitionXml({ ...located, fileName: metaPath }, text.decode(files[metaPath]));
  const contents = Object.fromEntries(
    located.paths
      .filter((path) => path !== metaPath)
      .map((path) => [path.slice(located.fileName.length + 1), text.decode(files[path])]),
  );
  return {
    components: components.map((component) => ({ ...component, fileName: located.fileName, files: contents })),
    problems,
  };
}
