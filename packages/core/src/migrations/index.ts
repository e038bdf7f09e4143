import { lifetimes } from '@gatehouse/policy';
import { spellInterval } from '../platform/orm/columns.ts';
import { readSchemaFiles } from '../platform/schema/release.ts';
import shipped from './shipped.json' with { type: 'json' };

const intervals = Object.entries(lifetimes).map(([name, seconds]): [string, string] => [
  `lifetimes.${name}`,
  spellInterval(seconds),
]);

/** The files of `versioned` and `repeatable`; CONTRIBUTING, "Changing the schema", says what goes where. */
export const schemaFiles = readSchemaFiles(import.meta.dirname, new Map(intervals));

/** Goes up with every change of these files or of a job's queue: `npm run schema -w packages/core -- record`. */
export const schemaNumber: number = shipped.number;
