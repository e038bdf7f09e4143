import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Preloaded into a process (`--import FILE?to=LIST`): when the process ends, the list holds the address of each module it loaded, one a line.
const to = new URL(import.meta.url).searchParams.get('to');
const loaded: string[] = [];

registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});

process.on('exit', () => {
  if (to !== null) writeFileSync(to, loaded.join('\n'));
});
