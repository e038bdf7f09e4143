// Tables belong to modules as code does. A module writes only its own tables, and reads another one's only where FOREIGN_READS gives a
// reason. The folder of an entity says which module owns its table.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableUses } from './table-uses.mjs';

/** The platform's own tables, which only the platform reads and writes. */
const PLATFORM = 'platform';
const CORE = 'packages/core/src';

/** @type {Record<string, string>} rule → what to do about it */
export const TABLE_RULES = {
  'foreign-read':
    "a module reads another module's table only where FOREIGN_READS in tooling/boundaries/modules.mjs says why: ask its index.ts, or give the reason there",
  'foreign-write': "a module never writes another module's table: call a use case of its index.ts",
  'foreign-entity':
    'entities leave a module for the list of all tables only: ask its index.ts for values instead',
  'unreadable-table': 'name the table where the statement is built: a variable could be any table',
};

/**
 * @typedef {import('./cruise.mjs').Violation} Violation
 * @typedef {Record<string, Record<string, string>>} Reads module → table → reason
 * @typedef {{ violations: Violation[], problems: string[] }} Judgement `problems` are about the lists themselves
 */

/**
 * @param {string} baseDir a checkout, or a miniature of one
 * @param {{ reads: Reads, edges: Record<string, readonly string[]> }} allowed
 * @returns {Judgement}
 */
export function judgeTables(baseDir, { reads, edges }) {
  const owners = tableOwners(baseDir);
  const tables = new Set(owners.keys());
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Set<string>} */
  const used = new Set();
  let seen = 0;
  for (const from of globSync(`${CORE}/{modules,platform}/**/*.ts`, { cwd: baseDir })) {
    if (/\.(?:test|entity)\.ts$/.test(from)) continue;
    const module = moduleOf(from);
    const report = (/** @type {string} */ rule, /** @type {string} */ to) => {
      if (!violations.some((one) => one.rule === rule && one.from === from && one.to === to))
        violations.push({ rule, from, to, message: TABLE_RULES[rule] ?? '' });
    };
    const { uses, entities, unreadable } = tableUses(readFileSync(join(baseDir, from), 'utf8'), tables);
    seen += uses.length;
    for (const { table, writes } of uses) {
      if (owners.get(table) === module) continue;
      if (writes) report('foreign-write', table);
      else if (reads[module]?.[table] === undefined) report('foreign-read', table);
      else used.add(`${module} ${table}`);
    }
    if (!from.endsWith('/index.ts')) for (const entity of entities) report('foreign-entity', entity);
    for (const call of unreadable) report('unreadable-table', call);
  }
  return {
    violations,
    problems: [...listProblems(reads, edges, owners, used), ...asleep(owners, seen)],
  };
}

/** @param {string} path */
const moduleOf = (path) => /\/modules\/([^/]+)\//.exec(path)?.[1] ?? PLATFORM;

/** @param {string} baseDir @returns {Map<string, string>} table → module */
function tableOwners(baseDir) {
  const files = globSync(`${CORE}/**/*.entity.ts`, { cwd: baseDir });
  return new Map(
    files.flatMap((file) => {
      const names = readFileSync(join(baseDir, file), 'utf8').matchAll(/\btableName: '(\w+)'/g);
      return [...names].map(([, table = '']) => /** @type {const} */ ([table, moduleOf(file)]));
    }),
  );
}

/**
 * @param {Reads} reads @param {Record<string, readonly string[]>} edges
 * @param {Map<string, string>} owners @param {ReadonlySet<string>} used
 */
function listProblems(reads, edges, owners, used) {
  return Object.entries(reads).flatMap(([module, tables]) =>
    Object.entries(tables).flatMap(([table, reason]) => {
      const owner = owners.get(table);
      const entry = `FOREIGN_READS: ${module} reads ${table}`;
      if (owner === undefined) return [`${entry}, which no entity declares`];
      if (!edges[module]?.includes(owner))
        return [`${entry} of ${owner}, which it may not use at all: declare the edge first`];
      if (reason.trim().length < 20) return [`${entry} without a reason`];
      return used.has(`${module} ${table}`) ? [] : [`${entry} no more: remove the line`];
    }),
  );
}

/** @param {Map<string, string>} owners @param {number} seen */
const asleep = (owners, seen) =>
  owners.size > 0 && seen > 0
    ? []
    : [`the table check read ${owners.size} tables and ${seen} uses of them: it is asleep`];
