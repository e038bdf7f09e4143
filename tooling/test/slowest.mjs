// A vitest reporter that writes how long each file took, hooks and imports included: the JSON report knows only tests.
// `--outputFile.slowest=PATH` sets the file; without it the ten slowest are printed.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ file: string, ms: number }} FileTime */

// oxlint-disable-next-line import/no-default-export -- vitest loads a reporter by its default export
export default class {
  /** @type {string | undefined} */
  #path;
  #root = '';

  /** @param {import('vitest/node').Vitest} vitest */
  onInit({ config }) {
    const { outputFile } = config;
    this.#path = typeof outputFile === 'object' ? outputFile['slowest'] : undefined;
    this.#root = config.root;
  }

  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const times = modules.map((module) => {
      const { prepareDuration, setupDuration, collectDuration, duration } = module.diagnostic();
      const ms = prepareDuration + setupDuration + collectDuration + duration;
      return { file: relative(this.#root, module.moduleId), ms: Math.round(ms) };
    });
    if (this.#path === undefined) for (const line of slowest(times)) console.log(line);
    else writeFileSync(this.#path, JSON.stringify(times));
  }
}

/**
 * The ten slowest, slowest first, one line each.
 * @param {readonly FileTime[]} times
 */
export function slowest(times) {
  return times
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 10)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
}
