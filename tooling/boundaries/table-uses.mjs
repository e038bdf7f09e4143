// Which tables a program file names, and whether it writes to them. Reads the text that reaches the database: tagged templates, texts that
// begin like a statement, raw fragments, and the names given to Kysely's builder.
import { parseSync } from '@swc/core';

/**
 * @typedef {{ table: string, writes: boolean }} TableUse
 * @typedef {{ uses: TableUse[], entities: string[], unreadable: string[] }} FileUses
 * @typedef {{ type: string, [key: string]: unknown }} Node
 */

/** Builder calls that change rows of their table. */
const WRITERS = new Set(['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']);
/** Calls that read from the table they are given, under names that nothing else uses: the builder's, and `tableAs` for raw SQL. */
const READERS = /^(?:tableAs|selectFrom|(?:inner|left|right|full|cross|outer)\w*(?:Join|Apply)\w*)$/;
/** Names that other libraries use as well: only a literal that names a table is judged. */
const MAYBE_READERS = new Set(['from', 'using', 'table', 'id']);

const STATEMENT = /^\s*(?:select|insert|update|delete|with|merge|truncate|lock|copy|explain)\s/i;
/** A table after one of these is written to. `for update of` locks, and `do update set` names columns. */
const WRITES =
  /(?:\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?)(?:\s+only)?|(?<!\b(?:for|key|do)\s+)\bupdate(?:\s+only)?)\s+$/i;

/**
 * @param {string} code
 * @param {ReadonlySet<string>} tables names to look for
 * @returns {FileUses} `entities` are ORM entities of other modules, `unreadable` builder calls whose table is no literal
 */
export function tableUses(code, tables) {
  /** @type {FileUses} */
  const found = { uses: [], entities: [], unreadable: [] };
  const sql = (/** @type {unknown} */ text) => found.uses.push(...usesInSql(textOf(text), tables));
  visit(parseSync(code, { syntax: 'typescript', target: 'es2024' }), (node) => {
    if (node.type === 'ImportDeclaration') found.entities.push(...entitiesIn(node));
    else if (node.type === 'TaggedTemplateExpression') sql(node.template);
    else if (node.type === 'CallExpression') judgeCall(node, tables, found);
    else if (STATEMENT.test(textOf(node))) sql(node);
  });
  return found;
}

/** @param {Node} call @param {ReadonlySet<string>} tables @param {FileUses} found */
function judgeCall(call, tables, found) {
  const callee = asNode(call.callee);
  const method = String(callee?.type === 'MemberExpression' ? asNode(callee.property)?.value : callee?.value);
  const writes = WRITERS.has(method);
  const certain = writes || READERS.test(method);
  const [first] = /** @type {{ expression: Node }[]} */ (call.arguments);
  if (!first) return;
  if (method === 'raw') found.uses.push(...usesInSql(textOf(first.expression), tables));
  if (!certain && !MAYBE_READERS.has(method)) return;
  for (const named of listed(first.expression)) {
    const name = TABLE.exec(textOf(named))?.[1];
    if (name !== undefined && tables.has(name)) found.uses.push({ table: name, writes });
    // A query built in place is read separately. A variable could hold any name.
    else if (certain && named.type === 'Identifier')
      found.unreadable.push(`${method}(${String(named.value)})`);
  }
}

/** A table as the builder accepts it, with or without an alias. */
const TABLE = /^(?:gatehouse\.)?([a-z_]+)(?:\s+as\s+\w+)?$/;

/** @param {Node} node @returns {Node[]} */
const listed = (node) =>
  node.type === 'ArrayExpression'
    ? /** @type {({ expression: Node } | undefined)[]} */ (node.elements).flatMap((one) =>
        one ? [one.expression] : [],
      )
    : [node];

/** @param {string} text @param {ReadonlySet<string>} tables @returns {TableUse[]} */
function usesInSql(text, tables) {
  // Quoted texts are values; quoted names are names.
  const sql = text.replaceAll(/'[^']*'/g, "''").replaceAll('"', '');
  return [...sql.matchAll(/(?<![\w.])(?:gatehouse\.)?([a-z_]+)\b(?!\s*\()/gi)].flatMap(
    ({ 1: word = '', index }) => {
      const table = word.toLowerCase();
      const before = sql.slice(0, index);
      // A name after `as` is a column of the answer or an alias.
      if (!tables.has(table) || /\bas\s+$/i.test(before)) return [];
      return [{ table, writes: WRITES.test(before) }];
    },
  );
}

/** The text of a literal or template, with a placeholder for each expression; empty for everything else. @param {unknown} value */
function textOf(value) {
  const node = asNode(value);
  if (node?.type === 'StringLiteral') return String(node.value);
  if (node?.type !== 'TemplateLiteral') return '';
  return /** @type {{ raw: string }[]} */ (node.quasis).map(({ raw }) => raw).join('$');
}

/** Entities imported from a module's index, where the list of all tables gets them. @param {Node} declaration @returns {string[]} */
function entitiesIn(declaration) {
  if (!String(asNode(declaration.source)?.value).endsWith('/index.ts')) return [];
  const specifiers = /** @type {{ local: { value: string } }[]} */ (declaration.specifiers);
  return specifiers.map(({ local }) => local.value).filter((name) => name.endsWith('Entity'));
}

/** @param {unknown} value @param {(node: Node) => void} enter */
function visit(value, enter) {
  if (typeof value !== 'object' || value === null) return;
  const node = asNode(value);
  if (node) enter(node);
  for (const child of Object.values(value)) visit(child, enter);
}

/** @param {unknown} value @returns {Node | null} */
const asNode = (value) =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
    ? /** @type {Node} */ (value)
    : null;
