import { startServer } from '../../../src/runtime/start-server.ts';
import { nextRelease } from './release.ts';

await startServer(nextRelease);
