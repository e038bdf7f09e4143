// Code that writes a tenant's row must prove that the policy allowed it: an exported function that reaches such a write takes a grant, or
// UNGRANTED says what allows it instead. Writes behind another function that takes a grant are that function's concern.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableUses } from './table-uses.mjs';

/** Tables whose rows each belong to one partner or one client. */
const TENANT_TABLES = new Set(['partners', 'clients', 'client_assignments', 'memberships', 'invitations']);
/** How the ORM writes them. */
const TENANT_ENTITY =
  /\bem\.(?:create|assign|persist)\(\s*(?:Partner|Client|ClientAssignment|Membership|Invitation)Entity\b/;

/** @type {Record<string, string>} rule → what to do about it */
export const WRITER_RULES = {
  'ungranted-write':
    "a function that writes a tenant's table takes the Grant that allows it, or UNGRANTED in tooling/boundaries/modules.mjs says by what else it is allowed",
};

/**
 * @typedef {import('./cruise.mjs').Violation} Violation
 * @typedef {{ exported: boolean, text: string }} Declaration
 */

/**
 * @param {string} baseDir a checkout, or a miniature of one
 * @param {Record<string, string>} ungranted `module function` → by what it is allowed
 * @returns {{ violations: Violation[], problems: string[] }}
 */
export function judgeWriters(baseDir, ungranted) {
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Set<string>} */
  const found = new Set();
  for (const from of globSync('packages/core/src/modules/*/**/*.ts', { cwd: baseDir })) {
    if (/\.(?:test|entity)\.ts$/.test(from)) continue;
    const module = /\/modules\/([^/]+)\//.exec(from)?.[1] ?? '';
    const declarations = declarationsOf(readFileSync(join(baseDir, from), 'utf8'));
    for (const [name, { exported }] of declarations) {
      if (!exported || !writesUngranted(name, declarations)) continue;
      found.add(`${module} ${name}`);
      if (ungranted[`${module} ${name}`] === undefined)
        violations.push({
          rule: 'ungranted-write',
          from,
          to: name,
          message: WRITER_RULES['ungranted-write'] ?? '',
        });
    }
  }
  const problems = Object.entries(ungranted).flatMap(([writer, reason]) => {
    if (!found.has(writer)) return [`UNGRANTED: ${writer} writes nothing without a grant: remove the line`];
    return reason.trim().length < 20 ? [`UNGRANTED: ${writer} without a reason`] : [];
  });
  return { violations, problems };
}

/** The declarations of a file, by name. The formatter starts each of them at the left margin. @param {string} code */
function declarationsOf(code) {
  const starts = [...code.matchAll(/^(export )?(?:async )?(?:function|const) (\w+)/gm)];
  return new Map(
    starts.map(({ 1: exported, 2: name = '', index }, at) => {
      const text = code.slice(index, starts[at + 1]?.index);
      return /** @type {[string, Declaration]} */ ([name, { exported: exported !== undefined, text }]);
    }),
  );
}

/** @param {string} name @param {Map<string, Declaration>} all @param {Set<string>} seen @returns {boolean} */
function writesUngranted(name, all, seen = new Set()) {
  const text = all.get(name)?.text;
  if (text === undefined || seen.has(name) || /: Grant</.test(text)) return false;
  seen.add(name);
  const writes = tableUses(text, TENANT_TABLES).uses.some((use) => use.writes) || TENANT_ENTITY.test(text);
  if (writes) return true;
  return [...all.keys()].some(
    (other) => new RegExp(`\\b${other}\\b`).test(text) && writesUngranted(other, all, seen),
  );
}
