import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { toProblem } from '../../errors/problem.ts';

/** Refusals after which the screen may show more than the person may see: session, role or organisation have changed. */
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
  /** The session the app uses now; undefined before the first answer. */
  readonly current: () => SessionOutput | undefined;
  readonly refetch: () => void;
  /** The session has ended, though nobody pressed “Sign out” here. */
  readonly ended: () => void;
  /** Role, rights, state or membership have changed, so the pages must be decided again. `before` is null after a sign-in. */
  readonly changed: (before: SessionOutput, now: Session) => void;
}

export interface SessionWatch {
  /** Call it with every error of any call. */
  readonly refused: (error: unknown) => void;
  /** Call it whenever the cached session may have changed. */
  readonly look: () => void;
  /** Call it before ending the session on purpose. */
  readonly leave: () => void;
}

/**
 * Follows the session: a call that answers `unauthenticated`, a sign-out in another tab, a role changed by an administrator. The refetched
 * session decides, not the refusal: ten failing calls make one redirect, and a stray refusal makes none.
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
