import { canonicalEmail } from '../../identity/vocabulary.ts';
import type { InviteResult } from '../contract.ts';

export interface Candidate {
  readonly email: string;
  readonly valid: boolean;
}

/** The distinct addresses in the order given: canonical when valid, as typed (each spelling once) when not. */
export function distinctCandidates(emails: readonly string[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const typed of emails) {
    const canonical = typed.isWellFormed() ? canonicalEmail(typed) : null;
    const candidate = { email: canonical ?? typed, valid: canonical !== null };
    const key = `${candidate.valid} ${candidate.email}`;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()];
}

/** The outcome an address would have if it were invited now. */
export function expectedOutcome(
  { email, valid }: Candidate,
  members: ReadonlySet<string>,
  pending: ReadonlyMap<string, string>,
): InviteResult {
  if (!valid) return { email, outcome: 'invalid' };
  if (members.has(email)) return { email, outcome: 'already_member' };
  const invitationId = pending.get(email);
  return invitationId === undefined
    ? { email, outcome: 'invited' }
    : { email, outcome: 'already_invited', invitationId };
}

/** The outcome of one address, from what was found and what was inserted. */
export function outcomeOf(
  { email, valid }: Candidate,
  members: ReadonlySet<string>,
  created: ReadonlyMap<string, string>,
  pending: ReadonlyMap<string, string>,
): InviteResult {
  if (!valid) return { email, outcome: 'invalid' };
  if (members.has(email)) return { email, outcome: 'already_member' };
  const invitationId = created.get(email);
  if (invitationId !== undefined) return { email, outcome: 'invited', invitationId };
  const standing = pending.get(email);
  return { email, outcome: 'already_invited', ...(standing === undefined ? {} : { invitationId: standing }) };
}
