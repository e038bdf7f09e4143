import { existsSync } from 'node:fs';
import process from 'node:process';
import { lastLines, runQuietly } from './children.mjs';
import { fingerprintOfContents, fingerprintOfFiles } from './fingerprint.mjs';
import { inRoot, root } from './paths.mjs';
import { PrepareError, say } from './report.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

const STAMP = 'built';

// More files than any build reads, never fewer. A change among these asks turbo, which knows exactly whose inputs they are and restores
// earlier builds from its cache.
const INPUTS = ['package-lock.json', 'turbo.json', 'tooling/typescript', 'packages', 'apps/web', 'apps/api'];
const OUTPUTS = ['packages/emails/dist', 'apps/web/dist', 'apps/api/dist'];

/** Whether there is a build at all, of any sources. */
export const isBuilt = () => OUTPUTS.every((folder) => existsSync(inRoot(folder)));

export function buildIsCurrent() {
  return readStamp(STAMP) === currentStamp();
}

export async function runBuild() {
  removeStamp(STAMP);
  // Computed before building: a file saved meanwhile then counts as not built yet.
  const inputs = fingerprintOfContents(INPUTS);
  say('Building what has changed …');
  const { code, output } = await runQuietly(
    inRoot('node_modules', '.bin', 'turbo'),
    ['run', 'build', '--no-daemon', '--output-logs=errors-only', '--log-order=grouped', '--ui=stream'],
    {
      cwd: root,
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        DO_NOT_TRACK: '1',
      },
    },
  );
  if (code !== 0) {
    say(lastLines(output));
    throw new PrepareError('Building failed, see above.');
  }
  writeStamp(STAMP, `${inputs} ${fingerprintOfFiles(OUTPUTS)}`);
}

function currentStamp() {
  return `${fingerprintOfContents(INPUTS)} ${fingerprintOfFiles(OUTPUTS)}`;
}
