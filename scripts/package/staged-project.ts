export interface PackageDirectory {
  readonly path: string;
  readonly default?: boolean;
  /** Name of the package that is built from it. */
  readonly package?: string;
}

/** As much of `sfdx-project.json` as staging needs; the rest is carried along. */
export interface ProjectFile {
  readonly packageDirectories: readonly PackageDirectory[];
  /** Names of packages (0Ho…) and package versions (04t…). */
  readonly packageAliases?: Readonly<Record<string, string>>;
}

/**
 * The project file of the staged package: the main directory alone, which `main` names, and the aliases of the repository and of
 * an earlier staging, so that versions go on in the package that was created once.
 *
 * Without an alias for it the directory does not name its package yet: `sf package create` takes over a directory that names
 * none, with its definition file and version number, but replaces one that does by an empty entry, which is no default directory
 * and which `sf package version create` then refuses (@salesforce/packaging, createPackageDirEntry).
 *
 * @param packageId id of a package that exists already, known to no project file
 */
export function stagedProject(
  project: ProjectFile,
  earlier: Readonly<Record<string, string>>,
  packageId?: string,
): { main: string; file: ProjectFile } {
  const main = project.packageDirectories.find((directory) => directory.default === true);
  if (main?.package === undefined)
    throw new Error('sfdx-project.json has no default directory that names its package.');
  const { package: name, ...unnamed } = main;
  const known = { ...earlier, ...project.packageAliases, ...(packageId === undefined ? {} : { [name]: packageId }) };
  const file = { ...project, packageDirectories: [name in known ? main : unnamed] };
  return { main: main.path, file: Object.keys(known).length > 0 ? { ...file, packageAliases: known } : file };
}
