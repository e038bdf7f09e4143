import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from '../errors/problem.ts';

const mostRetries = 2;

/** Retries only failures that may pass: no answer, or a server error. A refusal is final. */
function worthRetrying(failures: number, error: unknown): boolean {
  const { reason } = toProblem(error);
  if (failures >= mostRetries || !navigator.onLine) return false;
  return reason === 'internal' || reason === 'unreachable';
}

/** `onRefused` is called for every failed call. The session watch decides whether the screen must react. */
export function createQueryClient(onRefused: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onRefused }),
    mutationCache: new MutationCache({ onError: onRefused }),
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        networkMode: 'always',
      },
      // Offline, a mutation fails immediately with a message: kept for later, it would vanish with the tab. Its input and answer
      // (passwords, recovery codes) are dropped when its screen closes.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
