import { startProgram } from './programs/start-program.ts';

/** The server, with a worker inside unless WORKER=off. */
await startProgram('server');
