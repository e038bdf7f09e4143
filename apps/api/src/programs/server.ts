import { thisRelease } from '@gatehouse/core/database';
import { startServer } from '../runtime/start-server.ts';

/** The server, with a worker inside unless WORKER=off. */
await startServer(thisRelease);
