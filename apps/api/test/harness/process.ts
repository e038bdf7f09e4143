import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient, type Client } from './client.ts';
import { eventually } from './eventually.ts';
import { send } from './http.ts';

const at = (path: string) => resolve(import.meta.dirname, path);
/** Programs that a test starts. The next release's exist for tests of rolling deployments only. */
const programs = {
  main: at('../../src/main.ts'),
  worker: at('../../src/worker.ts'),
  admin: at('../../src/admin.ts'),
  /** The server from its sources, whether or not it is built. */
  server: at('../../src/programs/server.ts'),
  'next main': at('next-release/main.ts'),
  'next admin': at('next-release/admin.ts'),
} as const;
type Program = keyof typeof programs;

export type Variables = Readonly<Record<string, string>>;

/** A real process of Gatehouse, in a process group of its own as a shell would start it. */
export interface GatehouseProcess {
  readonly pid: number;
  readonly port: number;
  readonly mailboxPort: number;
  /** Its whole output so far, of both streams. */
  said(): string;
  /** Resolves with the exit code; a signal counts as `killed`. */
  readonly exited: Promise<number | 'killed'>;
  ready(timeoutMs?: number): Promise<void>;
  status(path: string): Promise<number>;
  visitor(): Client;
  kill(signal: NodeJS.Signals): void;
  /** Like Ctrl+C: signals the whole group. */
  killGroup(signal: NodeJS.Signals): void;
  /** The process ids of it and all its descendants at this moment. */
  family(): number[];
}

const running = new Set<ChildProcess>();

/** For `afterEach`: ends everything that a failed test has started. */
export async function killAll(): Promise<void> {
  for (const child of running) {
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGKILL');
    await gone;
  }
}

export async function startProcess(
  program: Exclude<Program, 'admin' | 'next admin'>,
  variables: Variables,
): Promise<GatehouseProcess> {
  const [port, mailboxPort] = [await freePort(), await freePort()];
  const env = { ...base(), PORT: String(port), MAILBOX_PORT: String(mailboxPort), ...variables };
  const child = spawn(process.execPath, [programs[program]], { env, detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start`);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  running.add(child);
  const exited = new Promise<number | 'killed'>((done) => {
    child.on('close', (code) => {
      running.delete(child);
      done(code ?? 'killed');
    });
  });
  const listening = Number(env.PORT);
  const host = `localhost:${listening}`;
  const status = async (path: string) => {
    try {
      return (await send({ port: listening, path, headers: { host } })).status;
    } catch {
      return 0;
    }
  };
  return {
    pid,
    port: listening,
    mailboxPort: Number(env.MAILBOX_PORT),
    said: () => said,
    exited,
    status,
    async ready(timeoutMs = 20_000) {
      let gone: number | string | undefined;
      void exited.then((code) => (gone = code));
      await eventually(
        'readiness',
        async () => {
          if (gone !== undefined) throw new Error(`It ended with ${gone}:\n${said}`);
          return (await status('/readyz')) === 200;
        },
        timeoutMs,
      );
    },
    visitor: () => createClient({ port: listening, publicUrl: `http://${host}` }),
    kill: (signal) => void child.kill(signal),
    killGroup: (signal) => signalGroup(child, signal),
    family: () => [pid, ...descendants(pid)],
  };
}

export interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs an operator's command, or a start that is meant to end by itself. */
export async function run(
  program: Program,
  { args = [], variables = {}, input = '' }: { args?: string[]; variables?: Variables; input?: string },
): Promise<Finished> {
  const env = { ...base(), ...variables };
  const child = spawn(process.execPath, [programs[program], ...args], { env, detached: true });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  child.stdin.end(input);
  const code = await new Promise<number>((done) => child.on('close', (status) => done(status ?? -1)));
  running.delete(child);
  return { code, out, err };
}

/** Nothing of the test's own environment: a variable that a test does not set is unset. */
const base = (): Variables => ({
  PATH: '/usr/bin:/bin',
  HOME: tmpdir(),
  LOG_LEVEL: 'info',
  // Only speeds up the next start: most of it is stripping types and compiling.
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../../../node_modules/.cache/compiled'),
});

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-process-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A killed process that has not been reaped yet counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function descendants(of: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = (parent: number): number[] =>
    pairs.flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid, ...children(pid)] : []));
  return children(of);
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
