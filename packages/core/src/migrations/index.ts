import { readSchemaFiles } from '../platform/schema/release.ts';
import shipped from './shipped.json' with { type: 'json' };

/** The files of `versioned` and `repeatable`; CONTRIBUTING, "Changing the schema", says what goes where. */
export const schemaFiles = readSchemaFiles(import.meta.dirname);

/** Goes up with every change of these files or of a job's queue: `npm run schema -w packages/core -- record`. */
export const schemaNumber: number = shipped.number;
