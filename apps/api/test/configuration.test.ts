import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readEnv, variableNames } from '../src/env.ts';
import { openKeyring } from '../src/runtime/secrets.ts';
import { freePort, killAll, run, temporaryFolder } from './harness/process.ts';

const folder = temporaryFolder();
afterEach(killAll);
afterAll(folder.remove);

const problemsOf = (source: Record<string, string>) => {
  const result = readEnv(source);
  return result.ok ? [] : result.problems;
};
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://portal.example',
  DATABASE_URL: 'postgresql://owner:secret@db.example/gatehouse',
  SMTP_URL: 'smtps://mail.example',
  APP_SECRET: 'x'.repeat(32),
};

describe('reading', () => {
  test('with nothing set every variable has its default', () => {
    const result = readEnv({});
    if (!result.ok) throw new Error(result.problems.join());
    expect(result.env).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      smtpUrl: null,
      mailboxPort: 1080,
      secrets: null,
      demo: true,
      demoKeptBy: null,
      metricsHost: '127.0.0.1',
      workerInline: true,
      trustedProxies: 0,
      rateLimitScale: 1,
      metricsPort: null,
      metricsToken: null,
      logLevel: 'info',
    });
    expect(result.env.dataDir).toBe(resolve(import.meta.dirname, '../../../.data'));
    expect(readEnv({ PORT: '', DEMO: '', SMTP_URL: '' })).toEqual(result);
  });

  test('PUBLIC_URL follows PORT, without a trailing slash', () => {
    expect(readEnv({ PORT: '8080' })).toMatchObject({ env: { publicUrl: 'http://localhost:8080' } });
    expect(readEnv({ ...production, PUBLIC_URL: 'https://x.example/' })).toMatchObject({
      env: { publicUrl: 'https://x.example' },
    });
  });

  test('production has no demo data, and demands what it needs', () => {
    expect(readEnv(production)).toMatchObject({ ok: true, env: { production: true, demo: false } });
    const names = ['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'APP_SECRET'];
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual(
      names.map((name) => `${name}: is required in production`),
    );
    expect(problemsOf({ ...production, PUBLIC_URL: 'http://portal.example' })).toEqual([
      'PUBLIC_URL: must be https in production',
    ]);
  });

  const everywhere = { HOST: '0.0.0.0', DATABASE_URL: 'postgresql://owner:secret@db.example/gatehouse' };

  test('demo data is on by default only where everything is local', () => {
    const local = [{}, { PUBLIC_URL: 'http://127.0.0.1:3000' }, { HOST: 'localhost' }, { HOST: '::1' }];
    for (const given of local)
      expect({ given, read: readEnv(given) }).toMatchObject({
        read: { env: { demo: true, demoKeptBy: null } },
      });
    for (const [name, value] of Object.entries(everywhere)) {
      const given = { [name]: value };
      expect({ given, read: readEnv(given) }).toMatchObject({
        read: { env: { demo: false, demoKeptBy: name } },
      });
      expect(readEnv({ ...given, DEMO: '1' })).toMatchObject({ env: { demo: true, demoKeptBy: null } });
    }
    expect(readEnv({ DEMO: '0' })).toMatchObject({ env: { demo: false, demoKeptBy: null } });
    expect(readEnv(production)).toMatchObject({ env: { demo: false, demoKeptBy: null } });
  });

  test('a public address without production stops the start, whatever DEMO says', () => {
    const line = 'PUBLIC_URL: must be on localhost unless NODE_ENV=production is set';
    const addresses = [
      'https://portal.example',
      'http://10.0.0.5:3000',
      'https://localhost.example',
      'http://[::2]',
    ];
    for (const PUBLIC_URL of addresses)
      for (const more of [
        {},
        { DEMO: '0' },
        { DEMO: '1' },
        { NODE_ENV: 'development' },
        { NODE_ENV: 'test' },
      ])
        expect(problemsOf({ PUBLIC_URL, ...more })).toEqual([line]);
    for (const PUBLIC_URL of [
      'http://localhost:1',
      'https://app.localhost',
      'http://127.0.0.2',
      'http://[::1]:3000',
    ])
      expect(problemsOf({ PUBLIC_URL })).toEqual([]);
  });

  test('missing variables are reported together with wrong ones', () => {
    const problems = problemsOf({ NODE_ENV: 'production', PORT: 'abc', DEMO: 'yes' });
    expect(problems.map((line) => line.split(':')[0] ?? '').toSorted()).toEqual([
      'APP_SECRET',
      'DATABASE_URL',
      'DEMO',
      'PORT',
      'PUBLIC_URL',
      'SMTP_URL',
    ]);
  });

  const wrong: [name: string, values: string[]][] = [
    ['NODE_ENV', ['prod']],
    ['PORT', ['abc', '-1', '65536', '1.5']],
    ['MAILBOX_PORT', ['x', '70000']],
    ['METRICS_PORT', ['x']],
    ['METRICS_HOST', ['0.0.0.0:9464', 'http://localhost', 'a b']],
    ['HOST', ['127.0.0.1:3000', 'http://127.0.0.1']],
    [
      'PUBLIC_URL',
      ['portal.example', 'ftp://portal.example', 'https://portal.example/app', 'https://a:b@portal.example'],
    ],
    ['DATABASE_URL', ['mysql://x', 'localhost', 'postgresql://a:%zz@h/d', 'postgresql://a@h/d?sslmode=on']],
    ['DATABASE_APP_URL', ['x', 'postgresql://h/d']],
    ['DATABASE_REPLICA_URLS', ['x', 'postgresql://a@h/d,', 'postgresql://a@h/d,mysql://x']],
    [
      'SMTP_URL',
      ['http://x', 'mail.example:25', 'smtp://h?requireTLS=yes', 'smtp://a:%zz@h', 'smtp://h?pool=true'],
    ],
    ['APP_SECRET', ['short', `${'x'.repeat(32)},short`, `${'x'.repeat(32)},`]],
    ['DEMO', ['true', '2']],
    ['WORKER', ['on']],
    ['TRUSTED_PROXIES', ['-1', 'x', '1.5', '99']],
    ['RATE_LIMIT_SCALE', ['0', '-1', 'x', 'Infinity']],
    ['METRICS_TOKEN', ['short']],
    ['MAIL_FROM', ['nobody', 'a@x.test, b@x.test']],
    ['LOG_LEVEL', ['loud']],
    ['VENDOR_NAME', ['x'.repeat(121), 'Gate\nhouse', '\u200b', 'Gate\u001b[31m']],
    ['VENDOR_CONTACT', ['x'.repeat(255), 'a\nb']],
  ];
  test.each(wrong)('%s: one clear line for each wrong value, without the value', (name, values) => {
    for (const value of values) {
      const lines = problemsOf({ [name]: value });
      expect({ value, lines: lines.length }).toEqual({ value, lines: 1 });
      expect(lines[0]).toMatch(new RegExp(`^${name}: (must|every|is) [^\\n]+$`));
      expect(lines[0]).not.toMatch(/Invalid|NaN|Too (big|small)|expected/);
    }
  });
});

describe('.env.example', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../.env.example'), 'utf8');
  const entries = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }));

  test('names every variable once, and no other', () => {
    expect(entries.map(({ name }) => name).toSorted()).toEqual([...variableNames].toSorted());
  });

  test('copied unchanged, it changes nothing', () => {
    const set = [...text.matchAll(/^([A-Z][A-Z_]+)=(.*)$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    expect(readEnv(Object.fromEntries(set))).toEqual(readEnv({}));
  });

  test('what it suggests is valid and explained', () => {
    const suggested = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
    // Others can reach the suggested PUBLIC_URL, which makes it production.
    expect(problemsOf({ ...suggested, NODE_ENV: 'production' })).toEqual([]);
    for (const { name } of entries) {
      const lines = text.split('\n');
      const at = lines.findIndex((line) => line.replace(/^# ?/, '').startsWith(`${name}=`));
      expect({ name, before: lines[at - 1] }).toEqual({ name, before: expect.stringMatching(/^# .*\.$/) });
    }
  });
});

describe('starting', () => {
  test('a wrong configuration: a line for each variable, exit 1, no stack', async () => {
    const variables = { NODE_ENV: 'production', PORT: 'abc', WORKER: 'sometimes', DATA_DIR: folder.path };
    for (const entry of ['main', 'worker', 'admin'] as const) {
      const { code, out, err } = await run(entry, {
        variables,
        args: entry === 'admin' ? ['audit-heads'] : [],
      });
      expect(code).toBe(1);
      expect(out).toBe('');
      const lines = err.trim().split('\n').slice(1);
      expect(lines.map((line) => line.trim().split(':')[0] ?? '').toSorted()).toEqual(
        ['APP_SECRET', 'DATABASE_URL', 'PORT', 'PUBLIC_URL', 'SMTP_URL', 'WORKER'].toSorted(),
      );
      expect(err).not.toMatch(/\n\s+at |Error:/);
    }
  });

  test('a port in use is reported immediately', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, err } = await run('main', { variables: { PORT: port, DATA_DIR: folder.path } });
    occupant.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `Gatehouse did not start: Port ${port} is taken. Stop what uses it, or choose another with PORT.\n`,
    });
  });

  test('a stored secret that is empty or truncated is not used', async () => {
    for (const [index, text] of ['', '\n', 'x'.repeat(20)].entries()) {
      const DATA_DIR = join(folder.path, `damaged-${index}`);
      mkdirSync(DATA_DIR);
      writeFileSync(join(DATA_DIR, 'app-secret'), text);
      const variables = { PORT: String(await freePort()), MAILBOX_PORT: String(await freePort()), DATA_DIR };
      const { code, err } = await run('main', { variables });
      expect({ code, err }).toEqual({
        code: 1,
        err: `Gatehouse did not start: ${join(DATA_DIR, 'app-secret')} is damaged. Put its backup there, or remove it: every open invitation link then dies.\n`,
      });
    }
  });

  test('concurrent first starts agree on one secret, unreadable for others', async () => {
    const dataDir = join(folder.path, 'secret', 'made');
    const result = readEnv({ DATA_DIR: dataDir });
    if (!result.ok) throw new Error(result.problems.join());
    const keyrings = await Promise.all(Array.from({ length: 8 }, () => openKeyring(result.env)));
    const signatures = keyrings.map((keyring) => keyring.sign('invitation-link', 'x'));
    expect(new Set(signatures).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual(['app-secret']);
    expect(statSync(join(dataDir, 'app-secret')).mode & 0o777).toBe(0o600);
  });

  test('a data folder that is not writable is named, with the remedy', async () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    const DATA_DIR = join(file, 'data');
    const variables = { PORT: String(await freePort()), MAILBOX_PORT: String(await freePort()), DATA_DIR };
    for (const APP_SECRET of ['', 'x'.repeat(40)]) {
      const { code, err } = await run('main', { variables: { ...variables, APP_SECRET } });
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain(DATA_DIR);
      expect(err).toContain('DATA_DIR');
    }
  });
});
