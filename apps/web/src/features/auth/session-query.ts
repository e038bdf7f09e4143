import { hashKey } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../trpc.ts';

const sessionHash = hashKey(getQueryKey(trpc.auth.session, undefined, 'query'));

export const isSession = ({ queryHash }: { readonly queryHash: string }) => queryHash === sessionHash;

/** All that was asked for somebody. The session itself stays: it is what tells who, if anybody. */
export const notTheSession = { predicate: (query: { readonly queryHash: string }) => !isSession(query) };
