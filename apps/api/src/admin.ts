import { startProgram } from './programs/start-program.ts';

/** The operator's commands. */
await startProgram('admin');
