import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { toProblem } from '../../errors/problem.ts';

/** Refusals after which the screen may show more than the person has: session, role or organisation changed meanwhile. */
const outdated: ReadonlySet<string> = new Set([
  'unauthenticated',
  'not_found',
  'role_not_allowed',
  'permission_disabled',
  'organisation_pending',
  'organisation_suspended',
  'organisation_archived',
  'mfa_enrolment_required',
]);

type Session = NonNullable<SessionOutput>;

export interface SessionHooks {
  /** What the app believes now; undefined before the first answer. */
  readonly current: () => SessionOutput | undefined;
  readonly refetch: () => void;
  /** The session is over, though nobody pressed “Sign out” here. */
  readonly ended: () => void;
  /** Role, rights, state or membership changed: decide the pages anew. `before` is null for somebody who has just signed in. */
  readonly changed: (before: SessionOutput, now: Session) => void;
}

export interface SessionWatch {
  /** To be called with every error of any call. */
  readonly refused: (error: unknown) => void;
  /** To be called whenever the cached session may have changed. */
  readonly look: () => void;
  /** To be called before the session is ended on purpose. */
  readonly leave: () => void;
}

/**
 * Follows the session: a call that answers `unauthenticated`, a sign-out in another tab, a role changed by somebody else. It is the
 * fresh session that decides, not the refusal: ten failing calls make one redirect, and an odd refusal makes none.
 */
export function watchSession({ current, refetch, ended, changed }: SessionHooks): SessionWatch {
  let known = current();
  let onPurpose = false;
  return {
    refused(error) {
      if (known && outdated.has(toProblem(error).reason)) refetch();
    },
    look() {
      const [before, now] = [known, current()];
      if (now === undefined || JSON.stringify(now) === JSON.stringify(before)) return;
      known = now;
      if (before === undefined) return;
      if (now === null && !onPurpose) ended();
      onPurpose = false;
      if (now !== null) changed(before, now);
    },
    leave() {
      onPurpose = true;
    },
  };
}
