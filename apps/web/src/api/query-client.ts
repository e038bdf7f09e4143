import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from '../errors/problem.ts';

const mostRetries = 2;

/** Only what may pass by itself is tried again: no answer at all, or a fault of the server. A refusal stays a refusal. */
function worthRetrying(failures: number, error: unknown): boolean {
  const { reason } = toProblem(error);
  if (failures >= mostRetries || !navigator.onLine) return false;
  return reason === 'internal' || reason === 'unreachable';
}

/** `onRefused` hears of every failed call; the session watch decides whether the screen must follow. */
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
      // Offline, a change is refused at once and said so; kept for later it would vanish with the tab.
      // What it was given and answered (passwords, recovery codes) is forgotten with the screen that asked.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
