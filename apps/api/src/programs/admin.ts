import { thisRelease } from '@gatehouse/core/database';
import { runAdmin } from '../admin/run-admin.ts';

/** The operator's commands: `npm run admin -- COMMAND`. */
await runAdmin(thisRelease);
