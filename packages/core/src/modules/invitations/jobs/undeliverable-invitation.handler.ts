import { systemOrigin, type Transact } from '../../../platform/index.ts';
import { markDelivery, type SendPayload } from '../use-cases/mark-delivery.ts';

/** A dead letter becomes something the inviter sees, and can resend. */
export async function noteUndeliverable(transact: Transact, payload: SendPayload): Promise<void> {
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('invitation.undeliverable'),
    scope: { partnerId: payload.partnerId },
  };
  await transact(context, (uow) => markDelivery(uow, payload, { outcome: 'given_up' }));
}
