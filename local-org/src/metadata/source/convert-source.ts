import type { Project } from './project.ts';

/** A package in metadata format, and where each component stands in the sources. */
export interface ConvertedSource {
  readonly zip: Uint8Array;
  readonly componentCount: number;
  /** The source file of a component, undefined when it has none of its own. */
  sourceOf(type: string, fullName: string): string | undefined;
}

/** Converts source folders as the `sf` CLI does, by source-deploy-retrieve. Throws when there is nothing in them. */
export async function convertSource(project: Project, folders: readonly string[]): Promise<ConvertedSource> {
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const components = ComponentSet.fromSource({ fsPaths: [...folders] });
  if (components.size === 0) throw new Error(`There is no metadata in ${folders.join(', ')}.`);
  if (project.sourceApiVersion !== undefined) components.sourceApiVersion = project.sourceApiVersion;
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  if (!zipBuffer) throw new Error('source-deploy-retrieve gave no zip.');
  return {
    zip: zipBuffer,
    componentCount: components.size,
    sourceOf: (type, fullName) => {
      const [source] = components.getComponentFilenamesByNameAndType({ type, fullName });
      return source;
    },
  };
}
