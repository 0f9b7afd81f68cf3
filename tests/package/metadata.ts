/** The package's metadata as the generated documents read it. */
export * from '../../scripts/documents/metadata.ts';
