import { decide, type Action } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { actorOf } from './actor-of.ts';
import { useSession } from './use-session.ts';

/**
 * `allowed`: show the control. `blocked`: show it disabled, with the sentence why (the organisation's state). `absent`: leave it
 * out, this role never has it. It only hides what the server would refuse and decides nothing.
 */
export type Permission =
  | { readonly state: 'allowed' | 'absent' }
  | { readonly state: 'blocked'; readonly why: string };

const lasting: ReadonlySet<string> = new Set(['unauthenticated', 'not_found', 'role_not_allowed']);

export function usePermission(action: Action): Permission {
  const session = useSession();
  const { t } = useTranslation('errors');
  if (session?.can.includes(action)) return { state: 'allowed' };
  const decision = decide(actorOf(session), action);
  // The one thing a client's people are not told of: their partner is stopped, and with it all that they would change.
  if (decision.allowed) return { state: 'blocked', why: t('reason.organisation_suspended') };
  return lasting.has(decision.reason)
    ? { state: 'absent' }
    : { state: 'blocked', why: t(`reason.${decision.reason}`) };
}
