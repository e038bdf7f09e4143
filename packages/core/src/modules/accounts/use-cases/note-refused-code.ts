import type { UnitOfWork } from '../../../platform/index.ts';
import { notifyOwner } from './notify-owner.ts';

/** The event of a wrong code by somebody signed in; with the last one allowed the account's owner is told. */
export function noteRefusedCode(uow: UnitOfWork, procedure: string, last: boolean): void {
  const { actor } = uow;
  if (actor.kind !== 'user') return;
  uow.audit({
    action: 'request.refused',
    subject: { type: 'user', id: actor.userId, label: `${actor.name} <${actor.email}>` },
    details: { procedure, reason: 'invalid_code' },
  });
  if (last) notifyOwner(uow, { userId: actor.userId, kind: 'too_many_codes', sessionId: actor.sessionId });
}
