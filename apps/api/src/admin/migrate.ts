import { aheadOf, migrateDatabase, type SchemaParts } from '../runtime/prepare-schema.ts';

/**
 * Brings the database up to the release and prints what was done, line by line. Returns the exit code. @throws an error whose message is
 * one sentence
 */
export async function migrateCommand(parts: Omit<SchemaParts, 'report'>, print: (line: string) => void) {
  const { release } = parts;
  const standing = await migrateDatabase({ ...parts, report: print });
  print(
    standing.kind === 'ahead'
      ? aheadOf(release, standing.number)
      : `The database is up to date: schema ${release.number}.`,
  );
  return 0;
}
