import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { planJsonSchema } from './schema.ts';

/** `node scripts/migrate/plan/write-schema.ts`: publishes the schema that editors check plans with. */
export const SCHEMA_FILE = 'config/migrations/plan.schema.json';

/** The schema as it has to stand in the file. */
export async function formattedSchema(): Promise<string> {
  return format(planJsonSchema(), { ...(await resolveConfig(SCHEMA_FILE)), filepath: SCHEMA_FILE });
}

if (import.meta.main) await writeFile(SCHEMA_FILE, await formattedSchema());
