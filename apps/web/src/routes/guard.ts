import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { notFound, redirect } from '@tanstack/react-router';
import { pageFor } from '../features/auth/page-for.ts';

interface Asked {
  readonly context: { readonly session: SessionOutput };
  readonly location: { readonly pathname: string; readonly href: string };
}

/**
 * For `beforeLoad`: lets a page pass, redirects to sign-in, to the choice of a membership or to the enrolment of a second factor and back,
 * or answers not found.
 */
export function guardPage({ context, location }: Asked): void {
  const verdict = pageFor(context.session, location.pathname);
  const search = location.href === '/' ? {} : { next: location.href };
  if (verdict === 'sign-in') redirect({ to: '/sign-in', search, replace: true, throw: true });
  if (verdict === 'choose') redirect({ to: '/choose', search, replace: true, throw: true });
  if (verdict === 'enrol') redirect({ to: '/enrol', search, replace: true, throw: true });
  if (verdict === 'not_found') notFound({ throw: true });
}
