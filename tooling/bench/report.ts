import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { workloadGoals } from './goals.ts';
import type { Options } from './options.ts';
import type { Goal, SideReport } from './sides/side.ts';
import { cellsOf, titleOf, type Part } from './table.ts';
import { connections } from './world.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Results {
  readonly parts: readonly Part[];
  readonly sides: readonly SideReport[];
  readonly postgres: string;
}

export const goalsOf = ({ parts, sides }: Results): readonly Goal[] => [
  ...workloadGoals(parts),
  ...sides.flatMap(({ goals }) => goals),
];

export const goalCells = (goals: readonly Goal[]): string[][] => [
  ['goal', 'wanted', 'measured', ''],
  ...goals.map(({ what, wanted, value, isMet }) => [what, wanted, value, isMet ? 'met' : 'not met']),
];

/** Writes all of it as one page. Only a run without restrictions writes docs/benchmarks.md. */
export function writeReport(file: string, results: Results, options: Options, command: string): void {
  const goals = goalsOf(results);
  const page = [
    '# Benchmarks',
    `Written by \`${command}\`; do not edit. Everything below was measured in one run on one machine, interleaved, rounds: ${options.rounds}, each of ${options.measured / 1_000} s; tables show medians, ratios with the lowest and highest round. Compare ratios, not milliseconds: another machine has others.`,
    machine(results.postgres),
    explanation,
    '## Goals',
    table(goalCells(goals)),
    `${goals.filter(({ isMet }) => isMet).length} of ${goals.length} met.`,
    ...results.parts.flatMap((part) => [`## ${titleOf(part)}`, table(cellsOf(part.rows))]),
    ...results.sides.flatMap(({ title, header, rows, note }) => [
      `## ${title}`,
      table([header, ...rows]),
      ...(note === undefined ? [] : [note]),
    ]),
  ];
  writeFileSync(resolve(root, file), `${page.join('\n\n')}\n`);
}

const explanation = `| | |
|---|---|
| limit | \`node:http\` and \`pg\`, one prepared statement a request with the same work in SQL, no policy |
| limit-tx | the same written the plain way: the session, then a transaction under row-level security, one prepared statement after the other |
| better-auth | with its organisation plugin over its own Node handler, a pool of \`pg\` behind its Kysely adapter, the indexes its documentation recommends, session cookie cache off, limits off; its list of members cannot be sorted by name, and its search is that of its admin plugin, over all users |
| Gatehouse | over HTTP as a browser uses it (cookie, \`x-portal-request\`, kept connections), production settings, no worker, limits counted |

${connections} connections, each with one request under way; every contender has ten connections to the database and a database of its own in one PostgreSQL with durability on. Every answer's content is checked, and after each round every write is counted in the database. An invitation of Gatehouse and of both limits commits with its audit event and a durable job; better-auth writes neither. No answer is compressed, since no request asks for it. *session* is who am I; *roster* the first page of 25 with the total; *deep* the page in the middle; *search* by family name, with the total; *invite* one address; *accept* as somebody who is signed in and has a membership elsewhere; *role* changes a member's role.`;

function machine(postgres: string): string {
  const [cpu] = cpus();
  const versions = JSON.parse(
    readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'),
  ).devDependencies;
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}; Node ${process.versions.node}, PostgreSQL ${postgres}, better-auth ${versions['better-auth']}, CASL ${versions['@casl/ability']}, pg ${versions.pg}.`;
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(header), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}
