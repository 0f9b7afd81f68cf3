/** Major, minor, patch and build of a package version. */
export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly build: number;
}

/** A number as a project asks for it: the build may be left to the Dev Hub. */
export interface AskedNumber extends Omit<VersionNumber, 'build'> {
  readonly build: number | 'NEXT';
}

/** Reads `major.minor.patch.build`, with a number or `NEXT` at the end; undefined for anything else. */
export function readVersionNumber(text: string): AskedNumber | undefined {
  const [, major, minor, patch, build] = /^(\d+)\.(\d+)\.(\d+)\.(\d+|NEXT)$/u.exec(text) ?? [];
  if (build === undefined) return undefined;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    build: build === 'NEXT' ? 'NEXT' : Number(build),
  };
}

/** The number that the version gets: `NEXT` is one more than the highest build of the same major, minor and patch. */
export function settleBuild(asked: AskedNumber, known: readonly VersionNumber[]): VersionNumber {
  if (asked.build !== 'NEXT') return { ...asked, build: asked.build };
  const builds = known.filter((version) => isSameRelease(version, asked)).map(({ build }) => build);
  return { ...asked, build: Math.max(0, ...builds) + 1 };
}

/** Whether two versions differ in their build at most: only one of them can be released. */
export function isSameRelease(a: Omit<VersionNumber, 'build'>, b: Omit<VersionNumber, 'build'>): boolean {
  return a.major === b.major && a.minor === b.minor && a.patch === b.patch;
}

/** Negative when `a` comes before `b`. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.build - b.build;
}

/** `major.minor.patch.build`, as `readVersionNumber` reads it. */
export function versionText({ major, minor, patch, build }: VersionNumber): string {
  return `${major}.${minor}.${patch}.${build}`;
}

/** The number in the fields of a row. */
export function versionNumberOf(row: Readonly<Record<string, unknown>>): VersionNumber {
  return {
    major: Number(row['MajorVersion']),
    minor: Number(row['MinorVersion']),
    patch: Number(row['PatchVersion']),
    build: Number(row['BuildNumber']),
  };
}

/** The fields of a row that hold the number. */
export function versionNumberFieldsOf({ major, minor, patch, build }: VersionNumber) {
  return { MajorVersion: major, MinorVersion: minor, PatchVersion: patch, BuildNumber: build };
}
