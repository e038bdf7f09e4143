import type { UserActor } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { RenewedSession } from '../../sessions/index.ts';
import { notifyOwner } from './notify-owner.ts';

const notices = {
  'mfa.enrolled': 'mfa_enrolled',
  'mfa.removed': 'mfa_removed',
  'mfa.recovery_codes_regenerated': 'recovery_codes_regenerated',
} as const;

/** The event and the mail of a change to a person's second factors (SECURITY R06). */
export function noteFactorChange(
  uow: UnitOfWork,
  { userId, name, email }: UserActor,
  session: RenewedSession,
  action: keyof typeof notices,
  details: Record<string, unknown>,
): void {
  uow.audit({
    action,
    subject: { type: 'user', id: userId, label: `${name} <${email}>` },
    details: { ...details, sessionsEnded: session.othersEnded },
  });
  notifyOwner(uow, { userId, kind: notices[action], sessionId: session.handle });
}
