import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/** A migration that runs files of ./sql in the order given. Files that have shipped are never edited; a new file follows. */
export function sqlMigration(name: string, files: readonly string[]): MigrationObject {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const file of files) this.addSql(readSql(file));
      }
    },
  };
}

/** The text of one file of ./sql. */
export function readSql(file: string): string {
  return readFileSync(join(import.meta.dirname, 'sql', file), 'utf8');
}
