// canary/ is a miniature of the checkout in which every rule is broken once. A line "// breaks: rule" says what must be found in its file.
// Finding less means that the check does not work, finding more that it is too strict.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../gates/source-files.mjs';
import { judge } from './cruise.mjs';
import { MODULES } from './modules.mjs';
import { RULES } from './rules.mjs';
import { judgeTables, TABLE_RULES } from './tables.mjs';
import { judgeWriters, WRITER_RULES } from './writers.mjs';

const CANARY = join(root, 'tooling/boundaries/canary');

/** One read that is allowed and happens, and one of each kind that must not be in the list. */
const PLANTED_READS = {
  clients: { users: 'the canary reads them in reads-with-a-reason.ts, which is allowed' },
  identity: { audit_events: 'nothing in the canary reads them, so that this line is to go' },
  'partner-team': { users: 'because', ghosts: 'there is no such table, and so no reason to read it' },
  sessions: { users: 'sessions may not use identity, and so reads none of its tables' },
};
/** One writer that is allowed, and one of each kind that must not be in the list. */
const PLANTED_UNGRANTED = {
  'clients writeWithAReason': 'the canary lets this one write by saying why',
  'clients writeWithoutReason': 'because',
  'clients writeGranted': 'it takes a grant, so that this line is to go',
};
const PLANTED_PROBLEMS = [
  'UNGRANTED: clients writeWithoutReason without a reason',
  'UNGRANTED: clients writeGranted writes nothing without a grant: remove the line',
  'FOREIGN_READS: identity reads audit_events no more: remove the line',
  'FOREIGN_READS: partner-team reads users without a reason',
  'FOREIGN_READS: partner-team reads ghosts, which no entity declares',
  'FOREIGN_READS: sessions reads users of identity, which it may not use at all: declare the edge first',
];

/** @returns {Promise<string[]>} what is wrong with the check */
export async function checkCanary() {
  const planted = plantedViolations();
  const imports = await judge(CANARY);
  const tables = judgeTables(CANARY, { reads: PLANTED_READS, edges: MODULES });
  const writers = judgeWriters(CANARY, PLANTED_UNGRANTED);
  const violations = [...imports.violations, ...tables.violations, ...writers.violations];
  const found = new Set(violations.map(({ rule, from }) => `${rule} in ${from}`));
  const proven = new Set([...planted].map((line) => line.split(' in ')[0]));
  return [
    ...[...planted]
      .filter((one) => !found.has(one))
      .map((one) => `canary: ${one} was not found, the rule is asleep`),
    ...[...found]
      .filter((one) => !planted.has(one))
      .map((one) => `canary: ${one} was found but is not planted`),
    ...[...RULES.map(({ name }) => name), ...Object.keys({ ...TABLE_RULES, ...WRITER_RULES })]
      .filter((name) => !proven.has(name))
      .map((name) => `canary: nothing planted proves the rule ${name}`),
    ...differences(PLANTED_PROBLEMS, [...tables.problems, ...writers.problems]),
  ];
}

function plantedViolations() {
  const files = readdirSync(CANARY, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const lines = files.flatMap((file) => {
    const text = readFileSync(join(CANARY, file), 'utf8');
    return [...text.matchAll(/\/\/ breaks: (.+)$/gm)].flatMap(([, rules = '']) =>
      rules.split(', ').map((rule) => `${rule} in ${file}`),
    );
  });
  return new Set(lines);
}

/** @param {string[]} expected @param {string[]} found */
function differences(expected, found) {
  return [
    ...expected.filter((one) => !found.includes(one)).map((one) => `canary: not found: ${one}`),
    ...found.filter((one) => !expected.includes(one)).map((one) => `canary: not planted: ${one}`),
  ];
}
