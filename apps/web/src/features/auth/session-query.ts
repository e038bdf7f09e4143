import { hashKey } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../trpc.ts';

const sessionHash = hashKey(getQueryKey(trpc.auth.session, undefined, 'query'));

export const isSession = ({ queryHash }: { readonly queryHash: string }) => queryHash === sessionHash;

/** Matches all queries but the session: the session tells who, if anybody, is signed in. */
export const notTheSession = { predicate: (query: { readonly queryHash: string }) => !isSession(query) };
