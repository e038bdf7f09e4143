import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuiltFromSources } from './sources.ts';

const built = join(import.meta.dirname, '../../dist');

/**
 * Runs a program. The built one starts in half the time and with half the memory, so it runs where it was made from the present sources;
 * otherwise the sources run themselves.
 */
export async function startProgram(program: 'server' | 'worker' | 'admin'): Promise<void> {
  const folder = isBuiltFromSources(built) ? built : import.meta.dirname;
  const file = join(folder, `${program}.${folder === built ? 'js' : 'ts'}`);
  await import(pathToFileURL(file).href);
}
