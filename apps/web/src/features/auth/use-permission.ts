import { decide, type Action } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { actorOf } from './actor-of.ts';
import { useSession } from './use-session.ts';

/**
 * `allowed`: show the control. `blocked`: show it disabled, with the reason (the organisation's state). `absent`: leave it out, because
 * this role never has it. This only hides what the server would refuse; it decides nothing.
 */
export type Permission =
  | { readonly state: 'allowed' | 'absent' }
  | { readonly state: 'blocked'; readonly why: string };

/** Why a control is unavailable now; null for one that is available, or absent. */
export const whyBlocked = (permission: Permission): string | null =>
  permission.state === 'blocked' ? permission.why : null;

const lasting: ReadonlySet<string> = new Set(['unauthenticated', 'not_found', 'role_not_allowed']);

export function usePermission(action: Action): Permission {
  const session = useSession();
  const { t } = useTranslation('errors');
  if (session?.can.includes(action)) return { state: 'allowed' };
  const decision = decide(actorOf(session), action);
  // Hides one fact from a client's people: their partner is suspended, which blocks their changes too.
  if (decision.allowed) return { state: 'blocked', why: t('reason.organisation_suspended') };
  return lasting.has(decision.reason)
    ? { state: 'absent' }
    : { state: 'blocked', why: t(`reason.${decision.reason}`) };
}
