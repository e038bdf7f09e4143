import { directivesOf, type VersionedFile } from '../src/platform/schema/release.ts';
import { statementsOf } from '../src/platform/schema/statements.ts';

/** The directives a file may hold, with the values each allows. */
const directives: Readonly<Record<string, RegExp>> = {
  'no-transaction': /^$/,
  'serves-from': /^[1-9]\d*$/,
  blocks: /\S{3,}/,
  'stored-function': /\S{3,}/,
};

interface Rule {
  readonly found: RegExp;
  readonly what: string;
  /** The directive by which a file declares that this is intended. */
  readonly needs: 'serves-from' | 'blocks' | 'stored-function' | null;
  /** Also applies to tables that the same file creates. By default these are exempt: they hold no rows and serve nobody yet. */
  readonly newTablesToo?: true;
}

/** One part of an `alter table`, up to the next `, add`. */
const part = '(?:(?!, ?add ).)*';
const constraint = String.raw`\badd (?:constraint \S+ )?`;

const breaking: readonly Rule[] = rules('serves-from', [
  [
    /^drop (table|view|materialized view|function|procedure|trigger|type|sequence|schema|extension)\b/,
    'drops what servers of before may use',
  ],
  [/^alter table .*\bdrop (?!constraint|default|not null|expression|identity)/, 'drops a column'],
  [/^alter .*\brename\b/, 'renames: add the new name, move over, drop the old one later'],
  [/\balter (column )?\S+ (set data )?type\b/, 'changes a type'],
  [/\bset not null\b/, 'refuses rows that servers of before may write'],
  [
    new RegExp(`\\badd column (?!${part}\\b(?:default|generated)\\b)${part}\\bnot null\\b`),
    'refuses rows that servers of before may write',
  ],
  [/\bdrop (default|expression|identity)\b/, 'takes away a value that servers of before do not give'],
  [
    new RegExp(`${constraint}(check|unique|foreign key|primary key|exclude)\\b`),
    'refuses rows that servers of before may write',
  ],
  [/^create unique index\b/, 'refuses rows that servers of before may write'],
]);

const blocking: readonly Rule[] = rules('blocks', [
  [
    /^create (unique )?index (?!concurrently)/,
    'builds an index while nobody can write: concurrently, in a file without transaction',
  ],
  [
    new RegExp(`^(?!.*not valid$).*${constraint}(check|foreign key)\\b`),
    'checks every row while nobody can write: not valid, then validate',
  ],
  [
    new RegExp(`${constraint}(unique|primary key|exclude) (?!using index)`),
    'builds an index while nobody can read: concurrently, then using index',
  ],
  [
    /\balter (column )?\S+ (set data )?type\b|\bset expression\b/,
    'writes the table anew while nobody can read',
  ],
  [
    new RegExp(`\\badd column ${part}\\bgenerated always as ${part}\\bstored\\b`),
    'writes the table anew while nobody can read',
  ],
  [
    new RegExp(`\\badd column ${part}\\bdefault (?!now\\()\\(?\\w+\\(`),
    'writes the table anew while nobody can read',
  ],
  [/\bset not null\b/, 'reads the whole table while nobody can read or write'],
  [
    /^(update|delete|merge|truncate|cluster|lock|vacuum|reindex (?!.*concurrently))\b/,
    'holds rows or tables for as long as it takes',
  ],
]);

const misplaced: readonly Rule[] = [
  {
    found: /^create (or replace )?(function|procedure)\b/,
    what: 'a function is a repeatable file, unless its answers are stored',
    needs: 'stored-function',
    newTablesToo: true,
  },
  {
    found:
      /^create (or replace )?(constraint )?(trigger|policy|view)\b|^(drop|alter) policy\b|^grant\b|^revoke\b/,
    what: 'triggers, policies and grants are repeatable files',
    needs: null,
    newTablesToo: true,
  },
];

const alone =
  /^(create (unique )?index concurrently|drop index concurrently if exists|alter table \S+ validate constraint)\b/;

/** What in a file would block or break running servers, one sentence each, unless the file declares that it is intended. */
export function lintMigration({
  name,
  sql,
  transactional,
}: Pick<VersionedFile, 'name' | 'sql' | 'transactional'>): string[] {
  const said = directivesOf(sql);
  const statements = statementsOf(sql).map((statement) =>
    statement.replaceAll(/\s+/g, ' ').replaceAll('"', '').toLowerCase(),
  );
  const created = new Set(
    statements.flatMap((statement) => /^create table (?:if not exists )?(\S+)/.exec(statement)?.[1] ?? []),
  );
  const wrongDirectives = [...said].filter(([key, value]) => directives[key]?.test(value) !== true);
  return [
    ...wrongDirectives.map(
      ([key, value]) =>
        `${name}: -- migrate: ${key} ${value}: not a directive, or without its number or reason`,
    ),
    ...statements.flatMap((statement) =>
      problemsOf(statement, { transactional, said, isNew: created.has(tableOf(statement)) }).map(
        (problem) => `${name}: ${statement.slice(0, 90)}: ${problem}`,
      ),
    ),
  ];
}

interface Circumstances {
  readonly transactional: boolean;
  readonly said: ReadonlyMap<string, string>;
  readonly isNew: boolean;
}

function problemsOf(statement: string, { transactional, said, isNew }: Circumstances): string[] {
  if (!transactional && !alone.test(statement))
    return ['not in a file without transaction: it could not be run again'];
  if (transactional && /\bconcurrently\b/.test(statement)) return ['needs -- migrate: no-transaction'];
  return [...breaking, ...blocking, ...misplaced]
    .filter(({ found, newTablesToo }) => (newTablesToo ?? !isNew) && found.test(statement))
    .filter(({ needs }) => needs === null || !said.has(needs))
    .map(({ what, needs }) => (needs === null ? what : `${what} (or say -- migrate: ${needs})`));
}

function rules(needs: Rule['needs'], table: readonly (readonly [found: RegExp, what: string])[]): Rule[] {
  return table.map(([found, what]) => ({ found, what, needs }));
}

/** The table of an `alter table` or `create index`. */
const tableOf = (statement: string): string =>
  /^alter table (?:if exists |only )*(\S+)/.exec(statement)?.[1] ??
  /^create .*?index .*? on (?:only )?(\S+)/.exec(statement)?.[1] ??
  '';
