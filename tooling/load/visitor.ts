import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `ok`, the reason of a refusal, or `http` where no procedure answered. */
  readonly outcome: string;
}

interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Acts like a browser with an address of its own: keeps cookies and connections. */
export interface Visitor {
  query(path: string, input?: unknown): Promise<Answer>;
  mutate(path: string, input?: unknown): Promise<Answer>;
  /** Sent unchanged, without the headers of a portal page. */
  send(path: string, sending?: Sending): Promise<Answer>;
  signIn(email: string, password: string): Promise<Answer>;
  /** Closes its connections. */
  leave(): void;
}

export interface Door {
  readonly port: number;
  readonly host: string;
}

const pageHeaders = {
  'x-portal-request': '1',
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
};

/** `ip` is the address the trusted proxy reports: each visitor may come from a network of its own. */
export function createVisitor({ port, host }: Door, ip: string, userAgent = 'Mozilla/5.0'): Visitor {
  const agent = new Agent({ keepAlive: true });
  const cookies = new Map<string, string>();
  const send = async (path: string, { method = 'GET', headers = {}, body }: Sending = {}) => {
    const own = { host, 'x-forwarded-for': ip, 'user-agent': userAgent };
    const kept = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const call = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      agent,
      headers: { ...own, ...(kept === '' ? {} : { cookie: kept }), ...length, ...headers },
    });
    call.end(body);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      call.on('response', resolve);
      call.on('error', reject);
    });
    for (const line of response.headers['set-cookie'] ?? []) keep(cookies, line);
    const said = await text(response);
    const { statusCode: status = 0 } = response;
    return { status, headers: response.headers, body: said, outcome: outcomeOf(said) };
  };
  return {
    send,
    query: (path, input) => send(`/trpc/${path}${inputOf(input)}`),
    mutate: (path, input = {}) =>
      send(`/trpc/${path}`, { method: 'POST', headers: pageHeaders, body: JSON.stringify(input) }),
    signIn: (email, password) =>
      send('/trpc/auth.signIn', {
        method: 'POST',
        headers: pageHeaders,
        body: JSON.stringify({ email, password }),
      }),
    leave: () => agent.destroy(),
  };
}

const inputOf = (input: unknown) =>
  input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;

/** A deleted cookie has an empty value. */
function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function outcomeOf(body: string): string {
  // A successful answer may contain the word reason too.
  if (body.startsWith('{"result"')) return 'ok';
  return /"reason":"(\w+)"/.exec(body)?.[1] ?? 'http';
}
