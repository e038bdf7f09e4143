import type { getFetch } from '@trpc/client';

declare global {
  /** What boot.js asked the server before the app's code was here, by address. */
  var gatehouseFirstAnswers: Map<string, Promise<Response>> | undefined;
}

type Sending = Parameters<ReturnType<typeof getFetch>>;

/** Like `fetch`, but takes what boot.js has already asked for. Each answer is taken once: the next call asks the server. */
export function fetchFirst(input: Sending[0], init?: Sending[1]): Promise<Response> {
  const answers = globalThis.gatehouseFirstAnswers;
  const url = typeof input === 'string' ? input : '';
  const answer = answers?.get(url);
  if (!answer) return fetch(input, { ...init, signal: init?.signal ?? null });
  answers?.delete(url);
  return answer;
}
