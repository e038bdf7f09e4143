import type { AppRouter } from '@gatehouse/api/router';
import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { getFetch, Operation, TRPCLink } from '@trpc/client';
import { map, tap } from '@trpc/server/observable';

/** The page as its calls need it; `features/auth/page-session` keeps it. */
export interface ShownPage {
  readonly shown: () => SessionOutput;
  readonly judge: (now: SessionOutput) => SessionOutput;
  readonly noticed: () => void;
  readonly resolved: () => Promise<void>;
  /** A change has succeeded. */
  readonly done: (path: string) => void;
}

/** `mutate(input, { context: { shownAs } })`: for the one call that knows better than the page, the way back. */
export const shownAs = (session: SessionOutput) => ({ shownAs: session });

/** Whom and which membership the page shows (CONTRACT §2). Signing out ends one session, whatever it acts for. */
export function shownHeaders(page: Pick<ShownPage, 'shown'>, op: Operation): Record<string, string> {
  const session = readShownAs(op.context['shownAs']) ?? page.shown();
  if (!session) return {};
  const membership = op.path === 'auth.signOut' ? null : session.membership;
  return {
    'x-gatehouse-user': session.user.id,
    ...(membership && { 'x-gatehouse-membership': membership.id }),
  };
}

interface Shown {
  readonly user: { readonly id: string };
  readonly membership: { readonly id: string } | null;
}

const readShownAs = (value: unknown): Shown | null =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `shownAs` puts it there
  typeof value === 'object' && value !== null ? (value as Shown) : null;

/** The session goes past the page's own judgement before anything else believes it. */
export function sessionLink({ judge }: Pick<ShownPage, 'judge'>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(
        map((envelope) => {
          const { result } = envelope;
          if (result.type !== undefined && result.type !== 'data') return envelope;
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of auth.session
          return { ...envelope, result: { ...result, data: judge(result.data as SessionOutput) } };
        }),
      );
}

/** Says which changes have succeeded. */
export function doneLink({ done }: Pick<ShownPage, 'done'>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(tap({ next: () => done(op.path) }));
}

type Fetch = ReturnType<typeof getFetch>;

const scopeOf = (session: SessionOutput) => session && `${session.user.id} ${session.membership?.id ?? ''}`;

/**
 * An answer that was given to another session than the page shows is not for the page: asked again once they are at one. If the page has gone
 * on by then, the question was its former self's, and what it carries would never fit again.
 */
export function fetchAsShown(page: Pick<ShownPage, 'shown' | 'noticed' | 'resolved'>): Fetch {
  return async (input, init) => {
    const asked = scopeOf(page.shown());
    const response = await fetch(input, { ...init, signal: init?.signal ?? null });
    if (response.headers.get('x-gatehouse-page') !== 'changed') return response;
    const resolved = page.resolved();
    page.noticed();
    await resolved;
    if (scopeOf(page.shown()) !== asked) throw new Error('The page shows another session by now.');
    return fetchAsShown(page)(input, init);
  };
}
