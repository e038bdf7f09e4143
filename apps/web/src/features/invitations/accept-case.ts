import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import type { Problem } from '../../errors/problem.ts';

export type AcceptCase =
  | { readonly kind: 'loading' }
  /** The link is dead, or cannot be looked up now. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Closed for now or for good: the invitation stays, but cannot be accepted now. */
  | { readonly kind: 'blocked'; readonly forGood: boolean; readonly preview: PreviewOutput }
  /** `eitherPerson`: a copied link does not reveal whether the address has an account. */
  | {
      readonly kind: 'newPerson' | 'knownPerson' | 'eitherPerson' | 'rightPerson';
      readonly preview: PreviewOutput;
    }
  /** The reader belongs there already: by this link, or another way. */
  | {
      readonly kind: 'joined';
      readonly how: 'accepted' | 'member';
      readonly organisation: string;
      readonly membershipId: string;
    }
  | { readonly kind: 'wrongAccount'; readonly preview: PreviewOutput; readonly signedInAs: string };

export interface Looked {
  readonly token: string | null;
  readonly preview: PreviewOutput | undefined;
  readonly problem: Problem | null;
  readonly session: SessionOutput;
}

/** Temporary refusals: the page keeps showing what it showed before. */
const passing: ReadonlySet<string> = new Set(['offline', 'unreachable', 'internal', 'rate_limited', 'crash']);

/** Which of the pages of EXPERIENCE 4.10 this is. */
export function acceptCase({ token, preview, problem, session }: Looked): AcceptCase {
  // A missing link looks like a dead one: most likely a mail program cut it off.
  if (token === null) return { kind: 'problem', problem: deadLink };
  if (problem && !(preview && passing.has(problem.reason))) {
    const { organisation, membershipId } = problem.invitation ?? { membershipId: null };
    return membershipId === null || organisation === undefined
      ? { kind: 'problem', problem }
      : { kind: 'joined', how: 'accepted', organisation, membershipId };
  }
  if (!preview) return { kind: 'loading' };
  const { status } = preview.organisation;
  if (status === 'suspended' || status === 'paused') return { kind: 'blocked', forGood: false, preview };
  if (status === 'archived') return { kind: 'blocked', forGood: true, preview };
  if (!session) return { kind: visitorCase(preview), preview };
  if (session.user.email.toLowerCase() !== preview.email.toLowerCase())
    return { kind: 'wrongAccount', preview, signedInAs: session.user.email };
  const { id, name } = preview.organisation;
  const own = session.memberships.find(({ organisation }) => organisation.id === id);
  return own
    ? { kind: 'joined', how: 'member', organisation: name, membershipId: own.id }
    : { kind: 'rightPerson', preview };
}

function visitorCase({ accountExists }: PreviewOutput): 'newPerson' | 'knownPerson' | 'eitherPerson' {
  if (accountExists === null) return 'eitherPerson';
  return accountExists ? 'knownPerson' : 'newPerson';
}

const deadLink: Problem = {
  reason: 'link_invalid',
  requestId: null,
  fields: {},
  retryAfter: null,
  clients: [],
  invitation: null,
};
