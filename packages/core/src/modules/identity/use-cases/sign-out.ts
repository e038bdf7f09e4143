import type { Origin, Transact } from '../../../platform/index.ts';
import { endSession } from '../../sessions/index.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Identified } from '../domain/identified.ts';

/** Ends the session of the cookie. */
export async function signOut(
  transact: Transact,
  origin: Origin,
  { actor }: Identified,
  token: string,
): Promise<void> {
  await transact({ actor, origin, scope: scopeOf(actor) }, async (uow) => {
    await endSession(uow, token);
    uow.audit({ action: 'session.signed_out', subject: { type: 'session', id: actor.sessionId } });
  });
}
