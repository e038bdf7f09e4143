import { sql } from 'kysely';
import { z } from 'zod';
import { parsedRows, tableAs, type Reading } from '../../../platform/index.ts';
import { clientTeam, type ClientTeam } from '../contract.ts';
import { a } from './last-contacts.ts';

/** A row of the list shows this many names and a number for the rest. */
const named = 2;

const teamRow = clientTeam.extend({ clientId: z.string() });
const m = tableAs('memberships', 'm');

/** The assigned members of a page of clients, in one statement for the whole page. */
export async function teamsOf(
  reading: Reading,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, ClientTeam>> {
  if (clientIds.length === 0) return new Map();
  const rows = await parsedRows(
    reading.db,
    sql`
    select client_id as "clientId", max(total)::integer as total,
      json_agg(json_build_object('name', name, 'supportContact', contact) order by place) as people
    from (
      select ${a('client_id')}, ${m('name')}, s.contact, count(*) over (partition by ${a('client_id')}) as total,
        row_number() over (partition by ${a('client_id')} order by s.contact desc, ${m('name_key')}, ${m('id')}) as place
      from ${a.table}
        join ${m.table} on ${m('id')} = ${a('membership_id')},
        lateral (select ${a('support_contact')} and ${m('status')} = 'active' as contact) as s
      where ${a('client_id')} = any (${[...clientIds]}) and ${m('status')} <> 'removed'
    ) as assigned
    where place <= ${named}
    group by client_id`,
    teamRow,
  );
  return new Map(rows.map(({ clientId, total, people }) => [clientId, { total, people }]));
}
