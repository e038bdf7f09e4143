import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, sep } from 'node:path';
import process from 'node:process';
import { firstLines, runQuietly } from './children.mjs';
import { treeMatchesLockfile } from './installed.mjs';
import { inRoot, root } from './paths.mjs';
import { PrepareError, say } from './report.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

const STAMP = 'installed';

export function installIsCurrent() {
  return readStamp(STAMP) === wantedStamp() && projectNodeWorks();
}

export async function runInstall() {
  if (!treeMatchesLockfile() || !projectNodeWorks()) {
    removeStamp(STAMP);
    say('Installing dependencies (once, a minute or two) …');
    const npm = npmCommand();
    const { code, output } = await runQuietly(
      npm.command,
      [...npm.args, 'ci', '--prefer-offline', '--loglevel=error'],
      {
        cwd: root,
        env: npm.env,
      },
    );
    if (code !== 0) {
      say(firstLines(output));
      throw new PrepareError(
        'Installing failed: npm ci ended with the error above. Correct it and start again.',
      );
    }
    if (!projectNodeWorks()) {
      throw new PrepareError(
        "Installing left out the project's own Node: npm must be allowed to run the install scripts listed under allowScripts in package.json (is ignore-scripts set?).",
      );
    }
  }
  writeStamp(STAMP, wantedStamp());
}

/** Native packages depend on the platform and the version of Node: another one needs another tree. */
function wantedStamp() {
  const lock = readFileSync(inRoot('package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}`;
}

/** The `node` package fetches its binary in an install script, which a strict npm may have skipped. */
function projectNodeWorks() {
  return existsSync(inRoot('node_modules', '.bin', 'node'));
}

/**
 * `npm ci` deletes the node_modules/.bin/node that may be running this file. The machine's own Node therefore runs npm: the one that
 * started npm, or the first on a PATH without the checkout's folders.
 */
function npmCommand() {
  const modules = inRoot('node_modules') + sep;
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !`${folder}${sep}`.startsWith(modules))
    .join(delimiter);
  const env = { ...process.env, PATH: path };
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const usable =
    cli && node && basename(cli) === 'npm-cli.js' && !node.startsWith(modules) && existsSync(node);
  return usable ? { command: node, args: [cli], env } : { command: 'npm', args: [], env };
}
