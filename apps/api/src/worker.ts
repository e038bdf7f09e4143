import { startProgram } from './programs/start-program.ts';

/** A job worker without a server. */
await startProgram('worker');
