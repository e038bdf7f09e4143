import type { InviteOutput, InviteResult } from '@gatehouse/core/invitations/contract';

export interface InviteReport {
  readonly invited: readonly InviteResult[];
  readonly alreadyMember: readonly InviteResult[];
  readonly alreadyInvited: readonly InviteResult[];
  /** Addresses that the server refused, and texts that were no address and were not sent. */
  readonly invalid: readonly string[];
  /** Those that did not fit into this call. */
  readonly leftOut: readonly string[];
}

export function reportOf(
  { results }: InviteOutput,
  keptBack: readonly string[],
  leftOut: readonly string[] = [],
): InviteReport {
  const of = (outcome: InviteResult['outcome']) => results.filter((result) => result.outcome === outcome);
  return {
    invited: of('invited'),
    alreadyMember: of('already_member'),
    alreadyInvited: of('already_invited'),
    invalid: [...of('invalid').map(({ email }) => email), ...keptBack],
    leftOut,
  };
}

/** Nothing to report: everybody was invited. */
export function isClean({ alreadyMember, alreadyInvited, invalid, leftOut }: InviteReport): boolean {
  return alreadyMember.length + alreadyInvited.length + invalid.length + leftOut.length === 0;
}

export const invitationIds = (results: readonly InviteResult[]) =>
  results.flatMap(({ invitationId }) => (invitationId === undefined ? [] : [invitationId]));
