import { send, type Answer } from './http.ts';

export interface Refused {
  readonly message: string;
  readonly code: number;
  readonly data: {
    readonly code: string;
    readonly httpStatus: number;
    readonly reason: string;
    readonly requestId: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly fieldCodes?: Readonly<Record<string, { readonly code: string; readonly params?: object }>>;
  };
}

/** The answer to one procedure call; `data` or `error` is undefined, as in tRPC. */
export interface Called<T> extends Answer {
  readonly data: T | undefined;
  readonly error: Refused | undefined;
  /** `ok`, or the reason of the refusal. */
  readonly outcome: string;
}

export interface BatchAnswer extends Answer {
  readonly outcomes: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

export interface Client {
  query<T = unknown>(path: string, input?: unknown, headers?: Headers): Promise<Called<T>>;
  mutate<T = unknown>(path: string, input?: unknown, headers?: Headers): Promise<Called<T>>;
  batchQuery(calls: readonly (readonly [path: string, input?: unknown])[]): Promise<BatchAnswer>;
  batchMutate(calls: readonly (readonly [path: string, input?: unknown])[]): Promise<BatchAnswer>;
  get(path: string, headers?: Headers): Promise<Answer>;
  send(sending: { path: string; method?: string; headers?: Headers; body?: string }): Promise<Answer>;
  signIn(email: string, password: string): Promise<Called<{ status: string }>>;
  /** `name=value` of the session's cookie; null without one. */
  cookie: string | null;
  /** The same for the device tokens. It stays when a test drops the session. */
  deviceCookie: string | null;
}

interface Body<T> {
  readonly result?: { readonly data: T };
  readonly error?: Refused;
}

/** The headers that the portal's own page sends with a mutation. */
export const portalHeaders: Headers = {
  'x-portal-request': '1',
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
};

/** Acts like a browser: keeps the session's cookie, and sends mutations with the headers of the portal's page. */
export function createClient({ port, publicUrl }: { port: number; publicUrl: string }): Client {
  const { host } = new URL(publicUrl);
  const client: Client = {
    cookie: null,
    deviceCookie: null,
    async send({ headers = {}, ...sending }) {
      const kept = [client.cookie, client.deviceCookie].filter((one) => one !== null);
      const cookie = kept.length === 0 ? {} : { cookie: kept.join('; ') };
      const answer = await send({ port, ...sending, headers: { host, ...cookie, ...headers } });
      for (const line of answer.headers['set-cookie'] ?? []) {
        if (/^(__Host-)?gatehouse-device=/.test(line)) client.deviceCookie = cookieOf(line);
        else client.cookie = cookieOf(line);
      }
      return answer;
    },
    get: (path, headers = {}) => client.send({ path, headers }),
    async query<T>(path: string, input?: unknown, headers: Headers = {}) {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return called<T>(await client.send({ path: `/trpc/${path}${query}`, headers }));
    },
    async mutate<T>(path: string, input?: unknown, headers: Headers = {}) {
      const body = input === undefined ? {} : { body: JSON.stringify(input) };
      const all = { ...portalHeaders, ...headers };
      return called<T>(await client.send({ path: `/trpc/${path}`, method: 'POST', headers: all, ...body }));
    },
    async batchQuery(calls) {
      const input = encodeURIComponent(JSON.stringify(inputsOf(calls)));
      return batched(await client.send({ path: `/trpc/${pathsOf(calls)}?batch=1&input=${input}` }));
    },
    async batchMutate(calls) {
      const body = JSON.stringify(inputsOf(calls));
      const path = `/trpc/${pathsOf(calls)}?batch=1`;
      return batched(await client.send({ path, method: 'POST', headers: portalHeaders, body }));
    },
    signIn: (email, password) => client.mutate('auth.signIn', { email, password }),
  };
  return client;
}

/** Reads one call's answer. */
export function called<T>(answer: Answer): Called<T> {
  const body: Body<T> = jsonOf(answer);
  const { result, error } = body;
  return { ...answer, data: result?.data, error, outcome: error?.data.reason ?? 'ok' };
}

function batched(answer: Answer): BatchAnswer {
  const bodies: Body<unknown>[] | Body<unknown> = jsonOf(answer);
  const outcomes = [bodies].flat().map(({ error }) => error?.data.reason ?? 'ok');
  return { ...answer, outcomes };
}

/** The body as JSON. The caller declares its type. */
function jsonOf({ status, text }: Answer): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`Not an answer of a procedure (${status}): ${text.slice(0, 200)}`);
  }
}

const pathsOf = (calls: readonly (readonly [string, unknown?])[]) => calls.map(([path]) => path).join(',');
const inputsOf = (calls: readonly (readonly [string, unknown?])[]) =>
  Object.fromEntries(calls.map(([, input], index) => [index, input]));

function cookieOf(line: string): string | null {
  const [pair = ''] = line.split(';');
  return pair.endsWith('=') ? null : pair;
}
