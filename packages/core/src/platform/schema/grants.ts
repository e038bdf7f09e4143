import { schemaName } from '../orm/create-orm.ts';
import { statementsOf } from './statements.ts';

/** One right of one role, as a file asks for it. `object` is a name that PostgreSQL resolves, or `*` for every function. */
export interface Grant {
  readonly kind: 'table' | 'function' | 'schema';
  readonly object: string;
  /** Null for the whole object. */
  readonly column: string | null;
  readonly privilege: string;
  readonly role: string;
}

const shape = /^grant (.+) on (function |schema |table )?(.+) to (.+)$/;
const everyFunction = `all functions in schema ${schemaName}`;

/**
 * The rights that the `grant` statements of a text ask for.
 * @throws on any other statement, so that the effect of a file of grants can be compared with the database
 */
export function grantsOf(sql: string): Grant[] {
  return statementsOf(sql).flatMap((statement) => {
    const [, privileges = '', kind = '', objects = '', roles = ''] =
      shape.exec(statement.replaceAll(/\s+/g, ' ').toLowerCase()) ?? [];
    if (roles === '') throw new Error(`Not a grant: ${statement}`);
    return listOf(privileges).flatMap((text) =>
      columnsOf(text).flatMap((right) =>
        thingsOf(kind.trim(), objects).flatMap((thing) =>
          listOf(roles).map((role) => ({ ...thing, ...right, role })),
        ),
      ),
    );
  });
}

function thingsOf(kind: string, objects: string): Pick<Grant, 'kind' | 'object'>[] {
  if (objects === everyFunction) return [{ kind: 'function', object: '*' }];
  return listOf(objects).map((object) => ({
    kind: kind === 'function' || kind === 'schema' ? kind : 'table',
    object,
  }));
}

function columnsOf(text: string): Pick<Grant, 'privilege' | 'column'>[] {
  const [, privilege = text, columns] = /^(\w+) ?\((.+)\)$/.exec(text) ?? [];
  return columns === undefined
    ? [{ privilege, column: null }]
    : listOf(columns).map((column) => ({ privilege, column }));
}

/** Parts between commas, except those inside parentheses. */
const listOf = (text: string): string[] =>
  (text.match(/(?:[^,(]|\([^)]*\))+/g) ?? []).map((part) => part.trim());
