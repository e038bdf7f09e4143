import { trpc } from '../../../trpc.ts';
import { useSession } from '../../auth/use-session.ts';
import type { Successor } from './successor.ts';

/** A first choice for a client's successor: a member who is assigned already, an administrator first, else the reader. */
export function useSuccessorProposal(leaving: string) {
  const { client: api } = trpc.useUtils();
  const session = useSession();
  const own = session?.membership?.id;
  const ownName = session?.user.displayName;
  return async (clientId: string): Promise<Successor | null> => {
    try {
      const { items } = await api.clients.assignments.query({ clientId });
      const others = items.filter(({ memberId, status }) => memberId !== leaving && status === 'active');
      const best = others.find(({ role }) => role === 'partner_admin') ?? others[0];
      if (best) return { memberId: best.memberId, name: best.name || best.email, assigned: true };
    } catch {
      // Only a proposal: the field can be filled by hand.
      return null;
    }
    return own === undefined || ownName === undefined ? null : { memberId: own, name: ownName };
  };
}
