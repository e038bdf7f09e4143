import type { InviteOutput } from '@gatehouse/core/invitations/contract';
import type { Role } from '@gatehouse/policy';

/** The calls on existing invitations. Each kind of team passes its own procedures to the same dialogs. */
export interface InvitationCalls {
  /** Name of the organisation that the invitations lead to. */
  readonly place: string;
  readonly resend: (invitationId: string) => Promise<unknown>;
  readonly revoke: (invitationId: string) => Promise<unknown>;
  readonly copyLink: (invitationId: string) => Promise<{ readonly url: string }>;
  /** Reloads everything that shows invitations. */
  readonly refreshed: () => Promise<unknown>;
  /** Opens the list of open invitations. */
  readonly showPending: () => void;
}

export interface InviteOrder<R extends Role> {
  readonly emails: string[];
  readonly role: R;
  readonly sendAfterSeconds: number;
}

/** The inviting side of a team as well. */
export interface Inviting<R extends Role> extends InvitationCalls {
  /** The roles the reader may give here, the least first, each with what it may do. */
  readonly offer: readonly { readonly role: R; readonly sentence: string }[];
  readonly invite: (order: InviteOrder<R>) => Promise<InviteOutput>;
  /** The outcome of each address if it were invited now. */
  readonly check: (emails: string[]) => Promise<InviteOutput>;
  readonly changeRole: (invitationId: string, role: R) => Promise<unknown>;
}
