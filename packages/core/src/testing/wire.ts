import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { TestApp } from './test-app.ts';

/** What passed between an app and PostgreSQL. */
export interface WireCounts {
  /** Statements that PostgreSQL ran, without those that only begin or end a transaction, or wake workers. */
  readonly statements: number;
  /** Times the app waited for an answer before it went on, beginnings and ends included. What is sent together is one. */
  readonly roundTrips: number;
  /** Statements that were not prepared on that connection before: PostgreSQL had to parse and plan them. */
  readonly planned: number;
  /** Blocks that the statements looked at, in memory or on disk. */
  readonly blocks: number;
}

/** A relay in front of PostgreSQL that reads what is sent and counts it, whichever driver or library sends it. */
export interface Wire {
  /** The address of the same database through the relay. */
  readonly url: string;
  /** Counts since the last call. */
  take(): WireCounts;
  close(): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export async function openWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  const counts: Mutable<WireCounts> = { statements: 0, roundTrips: 0, planned: 0, blocks: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    relay(near, far, counts);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const own = new URL(databaseUrl);
  own.port = String(address.port);
  return {
    url: own.toString(),
    take() {
      const taken = { ...counts };
      Object.assign(counts, { statements: 0, roundTrips: 0, planned: 0, blocks: 0 });
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function relay(near: Socket, far: Socket, counts: Mutable<WireCounts>): void {
  let answered = true;
  let waking = false;
  const sent = reader((type, body) => {
    // Workers are woken after the request's answer, now or later: a count of it would depend on when.
    if (type === 'P' && body.includes('pg_notify(')) waking = true;
    if (waking) return;
    // A statement of the simple protocol is parsed each time.
    if (type === 'P' || (type === 'Q' && !bounds.test(body.toString('utf8')))) counts.planned += 1;
    if (answered && statementParts.has(type)) {
      counts.roundTrips += 1;
      answered = false;
    }
  }, true);
  const received = reader((type, body) => {
    if (type === 'C' && !waking && !bounds.test(body.toString('utf8'))) counts.statements += 1;
    if (type === 'N' && !waking) counts.blocks += blocksOf(body);
    if (type === 'Z') [answered, waking] = [true, false];
  }, false);
  near.on('data', (chunk: Buffer) => {
    sent(chunk);
    far.write(chunk);
  });
  far.on('data', (chunk: Buffer) => {
    received(chunk);
    near.write(chunk);
  });
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
}

/** Parse, bind, execute, and a statement of the simple protocol. */
const statementParts = new Set(['P', 'B', 'E', 'Q']);
/** A statement, or the word in its answer, that only begins or ends a transaction. */
const bounds = /^(?:begin|commit|rollback|start transaction)\b[^;]*;?\0?$/i;

/** Cuts a stream into messages: a type, a length, a body. The first message of a client has no type. */
function reader(onMessage: (type: string, body: Buffer) => void, isClient: boolean): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  let first = isClient;
  return (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const start = first ? 0 : 1;
      if (held.length < start + 4) return;
      const end = start + held.readInt32BE(start);
      if (held.length < end) return;
      if (!first) onMessage(held.toString('latin1', 0, 1), held.subarray(start + 4, end));
      first = false;
      held = held.subarray(end);
    }
  };
}

/** Reads a plan that auto_explain has sent as a notice. */
function blocksOf(notice: Buffer): number {
  const text = notice.toString('utf8');
  const from = text.indexOf('{');
  if (!text.includes('plan:') || from < 0) return 0;
  const counted = /"Shared Hit Blocks": (\d+),\s+"Shared Read Blocks": (\d+)/.exec(text);
  return Number(counted?.[1] ?? 0) + Number(counted?.[2] ?? 0);
}

/**
 * Makes PostgreSQL send the plan of each statement, with the blocks it looked at, to the app that sent the statement. Holds for connections
 * that are opened afterwards.
 */
export async function sendPlans({ peek }: Pick<TestApp, 'peek'>): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  // Only an administrator's session with the library loaded may name its settings.
  await peek(`load 'auto_explain'`);
  for (const [name, value] of Object.entries(settings))
    await peek(
      `do $$ begin execute format('alter role gatehouse_app in database %I set ${name} = %L', current_database(), '${value}'); end $$`,
    );
}
