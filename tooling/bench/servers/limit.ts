// What Node and PostgreSQL can do at most: node:http and pg, prepared statements, the same work in SQL and nothing else. Arguments: JSON.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { verify } from '@node-rs/argon2';
import pg from 'pg';
import { argumentsOf, poolSize } from './arguments.ts';
import { inOneStatement } from './limit-in-one.ts';
import { inTransaction } from './limit-in-transaction.ts';

/** What a request asks for, and the hash of its session's secret. */
export interface Asked {
  readonly session: string;
  readonly search: string | null;
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly body: Readonly<Record<string, string>>;
}

export type Answer = (pool: pg.Pool, asked: Asked) => Promise<unknown>;
export type Answers = Readonly<
  Record<'session' | 'members' | 'invite' | 'accept' | 'role', Answer> & { candidate: Answer; enter: Answer }
>;

const { port, databaseUrl, style } = argumentsOf(process.argv[2]);
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
const answers: Answers = style === 'one statement' ? inOneStatement : inTransaction;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const session = /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const [key, id] = (url.searchParams.get('cursor') ?? '').split('|');
  return {
    session: hashOf(session),
    search: url.searchParams.get('search'),
    after: key !== undefined && id !== undefined ? { key, id } : null,
    body: text === '' ? {} : JSON.parse(text),
  };
}

async function signIn(asked: Asked): Promise<unknown> {
  const found: unknown = await answers.candidate(pool, asked);
  const hash = typeof found === 'object' && found !== null ? String(Reflect.get(found, 'hash')) : '';
  if (!(await verify(hash, asked.body.password ?? ''))) throw new Error('a wrong password');
  return answers.enter(pool, asked);
}

async function answer(path: string, request: IncomingMessage): Promise<unknown> {
  const asked = await read(request);
  if (path === '/sign-in') return signIn(asked);
  if (path === '/session') return answers.session(pool, asked);
  if (path === '/members') return answers.members(pool, asked);
  if (path === '/invite') return answers.invite(pool, asked);
  if (path === '/accept') return answers.accept(pool, asked);
  if (path === '/role') return answers.role(pool, asked);
  return {};
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const text = JSON.stringify(await answer(request.url?.split('?')[0] ?? '/', request));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
}

createServer((request, response) => void serve(request, response)).listen(port, '127.0.0.1');
