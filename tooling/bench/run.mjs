// npm run bench: installs what only the bench needs, once, and runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const lockfile = readFileSync(join(folder, 'package-lock.json'), 'utf8');
const stamp = join(folder, 'node_modules', '.installed-from');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockfile) {
  console.log('Installing what only the bench needs (once) …');
  const { status } = spawnSync('npm', ['ci', '--workspaces=false', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lockfile);
}
const { bench } = await import('./main.ts');
await bench(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
