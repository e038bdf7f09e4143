import type { AppRouter } from '@gatehouse/api/router';
import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { getFetch, Operation, TRPCLink } from '@trpc/client';
import { map, tap } from '@trpc/server/observable';
import { fetchFirst } from '../first/first-answers.ts';

/** What calls need to know about the page. `features/auth/page-session` provides it. */
export interface ShownPage {
  readonly shown: () => SessionOutput;
  readonly judge: (now: SessionOutput) => SessionOutput;
  readonly noticed: () => void;
  readonly resolved: () => Promise<void>;
  /** Called when a mutation has succeeded. */
  readonly done: (path: string) => void;
}

/** `mutate(input, { context: { shownAs } })` overrides what the page shows, for the one call that leads back to the earlier membership. */
export const shownAs = (session: SessionOutput) => ({ shownAs: session });

/** The user and membership that the page shows (CONTRACT §2). Signing out ends one session, whatever it acts for. */
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

/** The page judges a session before the cache stores it. */
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

/** Reports mutations that have succeeded. */
export function doneLink({ done }: Pick<ShownPage, 'done'>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(tap({ next: () => done(op.path) }));
}

type Fetch = ReturnType<typeof getFetch>;

const scopeOf = (session: SessionOutput) => session && `${session.user.id} ${session.membership?.id ?? ''}`;

/**
 * An answer for another session than the page shows is dropped, and the query is repeated once both match again. If the page shows another
 * membership by then, the query belonged to the old one and its headers would never match, so it is dropped too.
 */
export function fetchAsShown(page: Pick<ShownPage, 'shown' | 'noticed' | 'resolved'>): Fetch {
  return async (input, init) => {
    const asked = scopeOf(page.shown());
    const response = await fetchFirst(input, init);
    if (response.headers.get('x-gatehouse-page') !== 'changed') return response;
    const resolved = page.resolved();
    page.noticed();
    await resolved;
    if (scopeOf(page.shown()) !== asked) throw new Error('The page shows another session by now.');
    return fetchAsShown(page)(input, init);
  };
}
