import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tablesSql } from './tables.ts';

writeFileSync(join(import.meta.dirname, '../src/migrations/sql/tables.sql'), await tablesSql());
