import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessDocument } from './access-document.ts';

writeFileSync(join(import.meta.dirname, '../../../docs/access.md'), accessDocument());
