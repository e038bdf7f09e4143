import type { TestApp } from './test-app.ts';

export interface SeenEvent {
  readonly id: string;
  readonly action: string;
  readonly actor_id: string | null;
  readonly actor_label: { name: string; email?: string; role?: string } | null;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly subject_label: string | null;
  readonly partner_id: string | null;
  readonly client_id: string | null;
  readonly details: Record<string, unknown>;
  readonly request_id: string | null;
  readonly session_handle: string | null;
}

/** Events of one partner (null: the vendor's) in the order they were written, which is the order of their ids, without the first `skip`. */
export async function eventsOf(app: TestApp, partnerId: string | null, skip = 0): Promise<SeenEvent[]> {
  const events = await app.peek<SeenEvent & Record<string, unknown>>(
    'select * from audit_events where partner_id is not distinct from $1 order by id',
    [partnerId],
  );
  return events.slice(skip);
}

/** The names of the events only. */
export const actionsOf = async (app: TestApp, partnerId: string | null, skip = 0): Promise<string[]> =>
  (await eventsOf(app, partnerId, skip)).map(({ action }) => action);
