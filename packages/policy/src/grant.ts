import type { Action } from './actions.ts';
import type { Actor } from './actor.ts';
import { decide, type Subject } from './decide.ts';
import type { Reason } from './reasons.ts';

declare const proof: unique symbol;

/** Proof that the policy allowed `A` on the subject named in it. Writers demand it before they change a row. */
export interface Grant<A extends Action> {
  readonly [proof]: A;
  readonly action: A;
  readonly partnerId: string | null;
  readonly clientId: string | null;
}

/** Decides with the subject: returns a grant for exactly this subject, or the reason why not. The only code that makes grants. */
export function grantFor<A extends Action>(
  actor: Actor,
  action: A,
  subject: Subject | null,
): Grant<A> | Reason {
  const decision = decide(actor, action, subject);
  if (!decision.allowed) return decision.reason;
  const { partnerId = null, clientId = null } = subject ?? {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is put on
  return { action, partnerId, clientId } as Grant<A>;
}
