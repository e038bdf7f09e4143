import type { Action, Grant, UserActor } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import type { AuditDraft, UnitOfWork } from '../../../platform/index.ts';

/** Whose sessions are ended by hand, as the log names them. */
interface Holder {
  readonly name: string;
  readonly email: string;
}

export interface MembershipHolder extends Holder {
  readonly id: string;
  readonly partnerId: string;
  readonly clientId: string | null;
}

/** Ends one session that acts for this membership; false when it has none of that handle. */
export const revokeSessionOfMembership = async <A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  holder: MembershipHolder,
  handle: string,
): Promise<boolean> =>
  (await revoke(uow, holder, sql`membership_id = ${holder.id} and handle = ${handle}`, tenantOf(holder))) ===
  1;

/** Ends every session that acts for this membership; sessions for another place live on (CONTRACT §4). */
export const revokeSessionsOfMembership = <A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  holder: MembershipHolder,
): Promise<number> => revoke(uow, holder, sql`membership_id = ${holder.id}`, tenantOf(holder));

/**
 * Ends one of a person's own sessions, for whichever place it acts; false when they have none of that handle. Under the lock of the account,
 * or one that takes another's place meanwhile stays.
 */
export const revokeOwnSession = async (uow: UnitOfWork, own: UserActor, handle: string): Promise<boolean> =>
  (await revoke(uow, own, sql`user_id = ${own.userId} and handle = ${handle}`)) === 1;

/** Ends a person's own sessions but the one they are asking from; under the same lock. */
export const revokeOtherOwnSessions = (uow: UnitOfWork, own: UserActor): Promise<number> =>
  revoke(uow, own, sql`user_id = ${own.userId} and handle <> ${own.sessionId}`);

const tenantOf = ({ partnerId, clientId }: MembershipHolder) => ({ partnerId, clientId });

async function revoke(
  uow: UnitOfWork,
  { name, email }: Holder,
  which: RawBuilder<unknown>,
  tenant?: NonNullable<AuditDraft['tenant']>,
): Promise<number> {
  const { rows } = await sql<{ handle: string; over: boolean }>`
    with chosen as materialized (select handle, gatehouse.session_is_over(handle) as over from sessions where ${which}),
         gone as (delete from sessions where handle in (select handle from chosen) returning handle)
    select handle, over from gone join chosen using (handle)`.execute(uow.db);
  // One that was over by itself is swept up, and counts as one that is not there.
  const ended = rows.filter(({ over }) => !over);
  for (const { handle } of ended) {
    uow.audit({
      action: 'session.revoked',
      subject: { type: 'session', id: handle, label: `${name} <${email}>` },
      ...(tenant ? { tenant } : {}),
    });
  }
  return ended.length;
}
