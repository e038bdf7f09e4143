import { sql, type RawBuilder } from 'kysely';
import type { Client } from 'pg';
import type { RecordedEvent, Db } from '../../../platform/index.ts';

/**
 * Writes a transaction's events just before it commits, and its jobs, in one statement. The database sets the time by its own clock. The
 * actor must be the person of the scope, or nobody.
 */
export async function recordEvents(
  db: Db,
  events: readonly RecordedEvent[],
  jobs: readonly RawBuilder<unknown>[],
): Promise<void> {
  const [last, ...others] = events.length > 0 ? [eventInsert(events), ...jobs] : jobs;
  if (!last) return;
  const ctes = others.map((insert, at) => sql`${sql.id(`insert_${at}`)} as (${insert})`);
  await sql`${ctes.length > 0 ? sql`with ${sql.join(ctes)} ` : sql``}${last}`.execute(db);
}

const eventInsert = (events: readonly RecordedEvent[]): RawBuilder<unknown> =>
  sql`insert into ${sql.table('audit_events')} (${sql.join(columns.map(([name]) => sql.id(name)))})
    select * from jsonb_to_recordset(${JSON.stringify(events.map(toRow))}::jsonb) as e (${sql.join(
      columns.map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`),
    )})`;

/** The columns to write. The database fills in the others. */
const columns = [
  ['id', 'uuid'],
  ['action', 'text'],
  ['actor_id', 'uuid'],
  ['actor_label', 'jsonb'],
  ['subject_type', 'text'],
  ['subject_id', 'uuid'],
  ['subject_label', 'text'],
  ['partner_id', 'uuid'],
  ['client_id', 'uuid'],
  ['details', 'jsonb'],
  ['ip', 'text'],
  ['user_agent', 'text'],
  ['session_handle', 'uuid'],
  ['request_id', 'text'],
  ['count', 'integer'],
] as const;
type Row = Readonly<Record<(typeof columns)[number][0], unknown>>;

/** The same with given times, for the demo's history. Needs a connection of the database's owner, who alone may do it. */
export async function recordPastEvents(owner: Client, events: readonly RecordedEvent[]): Promise<void> {
  const rows = events.map((event) => ({ ...toRow(event), at: event.at.toISOString() }));
  await owner.query('select gatehouse.record_past_events($1)', [JSON.stringify(rows)]);
}

function toRow(event: RecordedEvent): Row {
  const { actor, scope, origin } = event.context;
  const tenant = event.tenant ?? { partnerId: scope.partnerId ?? null, clientId: scope.clientId ?? null };
  const who: Who | null = event.actor ?? labelOf(event);
  return {
    id: event.id,
    action: event.action,
    actor_id: who?.id ?? null,
    actor_label: who ? { name: who.name, email: who.email, role: who.role } : null,
    subject_type: event.subject?.type ?? null,
    subject_id: event.subject?.id ?? null,
    subject_label: event.subject?.label ?? null,
    partner_id: tenant.partnerId,
    client_id: tenant.clientId ?? null,
    details: event.details ?? {},
    ip: origin.ip,
    user_agent: origin.userAgent?.slice(0, 512) ?? null,
    session_handle: actor.kind === 'user' ? actor.sessionId : null,
    request_id: origin.requestId,
    count: event.count ?? 1,
  };
}

type Who = { id: string | null; name: string; email?: string; role?: string };

function labelOf({ context: { actor } }: RecordedEvent): Who | null {
  if (actor.kind === 'system') return { id: null, name: actor.name };
  if (actor.kind === 'anonymous') return null;
  const role = actor.membership?.role;
  return { id: actor.userId, name: actor.name, email: actor.email, ...(role ? { role } : {}) };
}
