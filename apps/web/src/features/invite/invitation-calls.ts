import type { InviteOutput } from '@gatehouse/core/invitations/contract';
import type { Role } from '@gatehouse/policy';

/** What can be done to invitations that are out. Each kind of team brings its own procedures; the dialogs are the same. */
export interface InvitationCalls {
  /** Where the invitations lead, by name. */
  readonly place: string;
  readonly resend: (invitationId: string) => Promise<unknown>;
  readonly revoke: (invitationId: string) => Promise<unknown>;
  readonly copyLink: (invitationId: string) => Promise<{ readonly url: string }>;
  /** Whatever shows invitations asks again. */
  readonly refreshed: () => Promise<unknown>;
  /** Leads to the list of those that are still open. */
  readonly showPending: () => void;
}

export interface InviteOrder<R extends Role> {
  readonly emails: string[];
  readonly role: R;
  readonly sendAfterSeconds: number;
}

/** The inviting side of a team as well. */
export interface Inviting<R extends Role> extends InvitationCalls {
  /** The roles the reader may give here, the least first; each with what it may do. */
  readonly offer: readonly { readonly role: R; readonly sentence: string }[];
  readonly invite: (order: InviteOrder<R>) => Promise<InviteOutput>;
  /** What would become of each address, were it invited now. */
  readonly check: (emails: string[]) => Promise<InviteOutput>;
  readonly changeRole: (invitationId: string, role: R) => Promise<unknown>;
}
