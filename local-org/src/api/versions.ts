/** The version whose behaviour the local org follows; it answers the others in the same way. */
export const apiVersion = '66.0';

/** Versions 30.0 and older are retired by Salesforce; the newest is the one the `sf` CLI asks for. */
const oldest = 31;
const newest = 68;

/** Release names follow the version numbers: 31.0 was Summer '14, three releases a year. */
const seasons = ['Summer', 'Winter', 'Spring'] as const;

/** What `GET /services/data` answers: label, path and number of every version, oldest first. */
export function listVersions(): { label: string; url: string; version: string }[] {
  return Array.from({ length: newest - oldest + 1 }, (_, index) => {
    const version = `${oldest + index}.0`;
    const year = 14 + Math.ceil(index / seasons.length);
    return { label: `${seasons[index % seasons.length]} '${year}`, url: `/services/data/v${version}`, version };
  });
}

/** Whether a path names a version that exists (`supported`), one that is gone, or none. */
export function versionStatus(version: string): 'supported' | 'retired' | 'unknown' {
  const match = /^(\d+)\.0$/.exec(version);
  if (!match) return 'unknown';
  const number = Number(match[1]);
  if (number > newest || number < 7) return 'unknown';
  return number < oldest ? 'retired' : 'supported';
}
