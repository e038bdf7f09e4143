import { sql } from 'kysely';
import type { Client } from 'pg';
import type { RecordedEvent, Db } from '../../../platform/index.ts';

/**
 * Writes a unit's events as the last thing before it commits: one statement, however many. The database says when (its clock, not a
 * caller's); who did it has to be the person in whose scope the unit works, or nobody.
 */
export async function recordEvents(db: Db, events: readonly RecordedEvent[]): Promise<void> {
  const rows = events.map(toRow);
  await sql`
    insert into audit_events (id, action, actor_id, actor_label, subject_type, subject_id, subject_label, partner_id, client_id,
      details, ip, user_agent, session_handle, request_id, count)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, action text, actor_id uuid,
      actor_label jsonb, subject_type text, subject_id uuid, subject_label text, partner_id uuid, client_id uuid, details jsonb,
      ip text, user_agent text, session_handle uuid, request_id text, count integer)`.execute(db);
}

/** The same with the units' own times, for the demo's past; over a connection of the database's owner, who alone may. */
export async function recordPastEvents(owner: Client, events: readonly RecordedEvent[]): Promise<void> {
  const rows = events.map((event) => ({ ...toRow(event), at: event.at.toISOString() }));
  await owner.query('select gatehouse.record_past_events($1)', [JSON.stringify(rows)]);
}

function toRow(event: RecordedEvent) {
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
