import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuiltFromSources } from './sources.ts';

const dist = join(import.meta.dirname, '../../dist');

/**
 * Runs a program. The built one starts in half the time and with half the memory, so it runs where it was made from the present sources;
 * otherwise the sources run themselves.
 */
export async function startProgram(program: 'server' | 'worker' | 'admin'): Promise<void> {
  if (!isBuiltFromSources(dist)) {
    await import(pathToFileURL(join(import.meta.dirname, `${program}.ts`)).href);
    return;
  }
  const file = join(dist, `${program}.js`);
  // The compiler that stripped the types of this file stays in memory, 25 MB of it. Where the system can, the built program therefore
  // replaces this one: same process id, streams and environment.
  if (process.execve && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...process.execArgv, file, ...process.argv.slice(2)]);
  await import(pathToFileURL(file).href);
}
