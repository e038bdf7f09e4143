import { runAdmin } from '../../../src/admin/run-admin.ts';
import { nextRelease } from './release.ts';

await runAdmin(nextRelease);
