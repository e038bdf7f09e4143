import { readdirSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { resolve } from 'node:path';
import { pages, ruleOf, type PageAccess, type PagePath } from '@gatehouse/policy';
import { demoSteps } from '@gatehouse/core/demo';
import type { TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portalHeaders, type Client } from './harness/client.ts';
import { send, type Answer } from './harness/http.ts';
import { aStaffMember, aTeam, signedIn, type Team } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let client: Client;
let draining = false;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ draining: () => draining }));
  team = await aTeam(app);
  client = await signedIn(portal, team.user.email);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const accessOf = (path: PagePath): PageAccess => pages[path];
const known = Object.keys(pages) as PagePath[];
const isSurface = (access: PageAccess) => access !== 'public' && access !== 'signed-in';
const actionOf = (access: PageAccess) => (typeof access === 'string' ? access : access.action);
const webRoot = resolve(import.meta.dirname, '../../web/dist');
const document = async () => (await portal.visitor().get('/sign-in')).text;
/** The document that names no page. */
const ofNoPage = async () => (await portal.visitor().get('/no/such/page')).text;

describe('pages', () => {
  test.each(known)(
    '%s, signed out: itself when public, otherwise a redirect to sign-in and back',
    async (path) => {
      const answer = await portal.visitor().get(path);
      const back = path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
      const { status, headers } = answer;
      expect({ status, location: headers.location, cache: headers['cache-control'] }).toEqual({
        ...(accessOf(path) === 'public'
          ? { status: 200, location: undefined }
          : { status: 302, location: back }),
        cache: 'no-store',
      });
    },
  );

  test('the redirect back keeps the query, and never leads to another site', async () => {
    const visitor = portal.visitor();
    const { headers } = await visitor.get('/team?search=a%26b&limit=5');
    expect(headers.location).toBe(`/sign-in?next=${encodeURIComponent('/team?search=a%26b&limit=5')}`);
    for (const path of [
      '//evil.test',
      '//evil.test/team',
      '/\\evil.test',
      '/%2F%2Fevil.test',
      '/team/..//evil.test',
    ]) {
      const answer = await visitor.get(path);
      const next = new URL(answer.headers.location ?? '/', portal.publicUrl).searchParams.get('next') ?? '/';
      const refused = answer.status === 404 || answer.status === 400;
      expect({ path, refused, host: new URL(next, portal.publicUrl).host }).toEqual({
        path,
        refused: true,
        host: new URL(portal.publicUrl).host,
      });
    }
  });

  const forClients = (access: PageAccess) => typeof access === 'object' && access.tier === 'client';

  test.each(known.filter((path) => !forClients(accessOf(path))))('%s, for a partner user', async (path) => {
    const answer = await client.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
  });

  test('a page names what it is going to load, and its frame; the one of a page that is not there does not', async () => {
    const named = (text: string) => ({
      frame: /id="first-frame"[^>]* data-frame="(\w+)"/.exec(text)?.[1],
      code: [...text.matchAll(/rel="modulepreload" crossorigin href="(\/assets\/[\w-]+\.js)"/g)].map(
        ([, href = '']) => href,
      ),
      texts: [
        ...(/name="gatehouse-texts" content='([^']*)'/.exec(text)?.[1]?.matchAll(/\/assets\/[\w-]+\.js/g) ??
          []),
      ].map(String),
    });
    const nowhere = named(await ofNoPage());
    const pagesOf = { bare: '/sign-in', shell: '/team' } as const;
    for (const [frame, path] of Object.entries(pagesOf)) {
      const page = named((await client.get(path)).text);
      expect(page).toMatchObject({ frame });
      expect(page.code.length).toBeGreaterThan(nowhere.code.length);
      expect(page.texts.length).toBeGreaterThan(1);
      for (const href of [...page.code, ...page.texts]) expect((await client.get(href)).status).toBe(200);
    }
    // Whose brand a mailed link shows is known with the answer alone.
    expect(named((await client.get('/accept')).text).frame).toBeUndefined();
    expect(nowhere).toMatchObject({ frame: undefined, texts: [] });
    const [one, other] = ['/clients/one', '/clients/other'].map((path) => client.get(path));
    expect((await one)?.text).toBe((await other)?.text);
  });

  const surfaces = known.filter((path) => isSurface(accessOf(path)));

  test.each(surfaces)('%s, for staff without the surface: 404 with the one document', async (path) => {
    const staff = await signedIn(portal, await aStaffMember(app, 'staff_admin'));
    expect(ruleOf(actionOf(accessOf(path)))?.vendor).toBeUndefined();
    const outside = await staff.get(path);
    const unknown = await staff.get('/no/such/page');
    expect(outside).toMatchObject({ status: 404, text: unknown.text });
    const { date: _, 'x-request-id': __, ...headers } = unknown.headers;
    expect(outside.headers).toMatchObject(headers);
  });

  test("for a partner's people a page of the clients' people answers like one that never existed", async () => {
    const outside = await client.get('/users');
    expect(outside).toMatchObject({ status: 404, text: (await client.get('/no/such/page')).text });
  });

  test('unknown paths are 404 with the one document, for everybody', async () => {
    const paths = [
      '/nowhere',
      '/team/nobody',
      '/clients/a/b',
      '/TEAM',
      '/index.html',
      '/team.html',
      '/.env',
      '/.vite/manifest.json',
      '/src/main.ts',
    ];
    for (const path of [
      ...paths,
      '/team/%2e%2e/x',
      '/%00',
      '/%E0%A4%A',
      '/assets/',
      '/assets/none.js',
      '/sign-in/x',
    ]) {
      for (const who of [portal.visitor(), client]) {
        const answer = await who.get(path);
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
        expect(answer.text).toBe(await ofNoPage());
      }
    }
  });

  test('a mailed link opens its page, in every spelling of a mail program', async () => {
    for (const path of [
      '/accept%23token=T',
      '/accept%23token%3DT',
      '/accept%2523token%253dT',
      '/reset%23token=T%20',
      '/reset%23token=T%3E',
      '/reset=%0D%0A',
      '/accept/',
    ]) {
      for (const who of [portal.visitor(), client]) {
        const answer = await who.get(path);
        expect({ path, status: answer.status, text: answer.text }).toEqual({
          path,
          status: 200,
          text: (await client.get(path.startsWith('/accept') ? '/accept' : '/reset')).text,
        });
      }
    }
  });

  test('a trailing slash makes no other page', async () => {
    expect((await client.get('/team/')).status).toBe(200);
    expect((await portal.visitor().get('/team/')).status).toBe(302);
  });

  test('a suspended partner still sees its pages; an ended session does not', async () => {
    const suspended = await aTeam(app, { status: 'suspended' });
    const admin = await signedIn(portal, suspended.admin.email);
    expect((await admin.get('/team')).status).toBe(200);
    const cookie = admin.cookie;
    await admin.mutate('auth.signOut');
    admin.cookie = cookie;
    expect((await admin.get('/team')).status).toBe(302);
  });

  test('a page accepts no POST', async () => {
    for (const path of ['/', '/team', '/sign-in', '/nowhere', '/favicon.svg'])
      expect((await client.send({ path, method: 'POST', body: 'x=1' })).status).toBe(404);
  });
});

describe('headers, on every kind of answer', () => {
  const kinds: Record<string, () => Promise<Answer>> = {
    'a page': () => client.get('/team'),
    'the way to sign-in': () => portal.visitor().get('/team'),
    'the not-found page': () => client.get('/nowhere'),
    'a procedure': () => client.query('partnerTeam.members'),
    'a refusal': () => client.query('partnerTeam.nobody'),
    'a forged request': () => client.send({ path: '/trpc/auth.signOut', method: 'POST', body: '{}' }),
    'a body too large': () =>
      client.send({ path: '/trpc/auth.signOut', method: 'POST', body: 'x'.repeat(100_001) }),
    'a static file': () => client.get('/favicon.svg'),
    'an asset': () => client.get(`/assets/${anAsset()}`),
    health: () => client.get('/healthz'),
    readiness: () => client.get('/readyz'),
    'an unknown host': () => send({ port: portal.port, path: '/', headers: { host: 'evil.test' } }),
    'no such method': () => client.send({ path: '/team', method: 'POST' }),
    'a batch': () => client.batchQuery([['auth.session'], ['nobody.knows']]),
    'a refused batch': () => client.batchMutate([['auth.signIn'], ['auth.signOut']]),
    'an address that cannot be decoded': () => client.get('/trpc/%E0%A4%A'),
    'a method no procedure has': () =>
      client.send({ path: '/trpc/auth.session', method: 'PUT', headers: portalHeaders }),
    'the shut metrics': () => client.get('/metrics'),
  };
  const anAsset = () => readdirSync(resolve(webRoot, 'assets')).find((name) => name.endsWith('.js')) ?? '';

  test.each(Object.keys(kinds))('%s', async (kind) => {
    const headers: IncomingHttpHeaders = (await kinds[kind]?.())?.headers ?? {};
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    // An asset leaves out what only a document needs.
    const { 'cross-origin-opener-policy': opener, 'x-frame-options': frames } = headers;
    expect({ opener, frames }).toEqual(
      kind === 'an asset'
        ? { opener: undefined, frames: undefined }
        : { opener: 'same-origin', frames: 'DENY' },
    );
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    // Only answers that are the same for everybody may be cached.
    const shared: Record<string, string> = {
      'a static file': 'no-cache',
      'an asset': 'public, max-age=31536000, immutable',
    };
    expect(headers['cache-control']).toBe(shared[kind] ?? 'no-store');
  });

  test('the open metrics', async () => {
    const metricsToken = 'a token of sixteen characters';
    const open = await openPortal(app, { metricsToken });
    const { status, headers } = await open
      .visitor()
      .get('/metrics', { authorization: `Bearer ${metricsToken}` });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    await open.close();
  });

  test('the document needs nothing that the policy forbids', async () => {
    for (const path of ['/sign-in', '/team', '/nowhere']) {
      const { text } = await client.get(path);
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=|javascript:|<style|\sstyle=/);
    }
  });

  test('private answers are not stored, files with a hash in their name forever', async () => {
    for (const kind of [
      'a page',
      'the way to sign-in',
      'the not-found page',
      'a procedure',
      'a refusal',
    ] as const)
      expect({ kind, cache: (await kinds[kind]?.())?.headers['cache-control'] }).toEqual({
        kind,
        cache: 'no-store',
      });
    expect((await client.get(`/assets/${anAsset()}`)).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect((await client.get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  test('only https has HSTS', async () => {
    const secure = await openPortal(app, { publicUrl: 'https://portal.test' });
    const paths = [
      '/sign-in',
      '/team',
      '/trpc/auth.session',
      '/trpc/nobody.knows',
      '/nowhere',
      '/favicon.svg',
    ];
    for (const path of [...paths, `/assets/${anAsset()}`, '/healthz', '/readyz', '/metrics']) {
      const { headers } = await secure.visitor().get(path);
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    }
    const stranger = await send({ port: secure.port, path: '/', headers: { host: 'evil.test' } });
    const forged = await secure.visitor().send({ path: '/trpc/auth.signOut', method: 'POST', body: '{}' });
    expect([stranger.status, forged.status]).toEqual([421, 403]);
    for (const { headers } of [stranger, forged])
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    await secure.close();
  });

  test('an asset comes in the best encoding that the browser takes', async () => {
    const [, path = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(await document()) ?? [];
    const plain = await client.get(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const tags = new Set([plain.headers.etag]);
    for (const [takes, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, GZIP;q=0.5', 'gzip'],
    ] as const) {
      const { headers, text } = await client.get(path, { 'accept-encoding': takes });
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        'content-type': 'text/javascript; charset=utf-8',
        vary: 'accept-encoding',
      });
      expect(Number(headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']));
      expect(text).toBe(plain.text);
      tags.add(headers.etag);
    }
    expect(tags.size).toBe(3);
    for (const ending of ['br', 'gz']) expect((await client.get(`${path}.${ending}`)).status).toBe(404);
  });

  test('a file that the browser has is not sent again', async () => {
    const { headers } = await client.get('/favicon.svg');
    const again = await client.get('/favicon.svg', { 'if-none-match': headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'no-cache' });
    expect((await client.get('/favicon.svg', { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('answers are compressed on request', async () => {
    const { headers, text } = await client.get('/sign-in', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(text).toBe(await document());
  });
});

describe('hosts and health', () => {
  const at = (host: string, path: string) => send({ port: portal.port, path, headers: { host } });

  test('both names of this machine are served, no other host is', async () => {
    for (const host of [`localhost:${portal.port}`, `127.0.0.1:${portal.port}`, `LOCALHOST:${portal.port}`])
      expect({ host, status: (await at(host, '/sign-in')).status }).toEqual({ host, status: 200 });
    const strangers = [
      'evil.test',
      'localhost',
      'localhost:1',
      `evil.test:${portal.port}`,
      `localhost.evil.test:${portal.port}`,
    ];
    for (const host of strangers) {
      for (const path of ['/', '/sign-in', '/trpc/auth.session', '/favicon.svg'])
        expect({ host, path, status: (await at(host, path)).status }).toEqual({ host, path, status: 421 });
    }
  });

  test('health for every host; readiness ends with the first stop signal', async () => {
    for (const host of ['evil.test', `localhost:${portal.port}`]) {
      expect((await at(host, '/healthz')).status).toBe(200);
      expect((await at(host, '/readyz')).status).toBe(200);
    }
    draining = true;
    expect((await at('evil.test', '/readyz')).status).toBe(503);
    expect((await at('evil.test', '/healthz')).status).toBe(200);
    draining = false;
  });

  test('not ready with a migration missing, an older schema, or incomplete demo data', async () => {
    const [newest] = await app.peek<{ name: string }>('select name from migrations order by id desc limit 1');
    await app.peek("update migrations set name = 'x' where name = $1", [newest?.name]);
    expect((await client.get('/readyz')).status).toBe(503);
    await app.peek("update migrations set name = $1 where name = 'x'", [newest?.name]);
    expect((await client.get('/readyz')).status).toBe(200);
    // A database of an older release: every file may be there, and its functions and grants are still the old ones.
    const number = await app.peek<{ number: number }>('select number from schema_versions order by 1 desc');
    await app.peek('update schema_versions set number = number - 1, serves_from = number - 1');
    expect((await client.get('/readyz')).status).toBe(503);
    await app.peek('update schema_versions set number = number + 1, serves_from = number + 1');
    expect(await app.peek('select number from schema_versions order by 1 desc')).toEqual(number);
    expect((await client.get('/readyz')).status).toBe(200);

    const { readiness } = portal.options;
    const { createReadinessCheck } = await import('../src/http/health.ts');
    const ready = createReadinessCheck({ ...readiness, demo: true });
    app.takeStatements();
    await Promise.all(Array.from({ length: 50 }, ready));
    expect(app.takeStatements().filter((text) => text.includes('gatehouse.migrations'))).toHaveLength(1);
    expect(await ready()).toBe(false);
    await app.peek("insert into installation_facts (name, value) values ('demo', 'begun')");
    expect(await ready()).toBe(false);
    await app.peek("update installation_facts set value = 'complete' where name = 'demo'");
    // Demo data seeded by an older release lacks later steps.
    expect(await ready()).toBe(false);
    for (const step of demoSteps.slice(1))
      await app.peek("insert into installation_facts (name, value) values ($1, 'complete')", [step]);
    expect(await ready()).toBe(true);
  });

  test('not ready while the second wall is down, and says why once', async () => {
    const { createReadinessCheck } = await import('../src/http/health.ts');
    const faults: string[] = [];
    const checked = () =>
      createReadinessCheck({ ...portal.options.readiness, report: (fault) => faults.push(fault) });
    await app.peek('alter table clients no force row level security');
    const ready = checked();
    expect([await ready(), await ready()]).toEqual([false, false]);
    expect(faults).toEqual(['no forced row-level security on clients']);
    await app.peek('alter table clients force row level security');
    expect(await checked()()).toBe(true);
  });

  test('/metrics without a token is closed, and answers like any other page', async () => {
    const unknown = await portal.visitor().get('/nowhere');
    expect(await portal.visitor().get('/metrics')).toMatchObject({ status: 404, text: unknown.text });
    const bearer = { authorization: 'Bearer ' };
    expect((await portal.visitor().get('/metrics', bearer)).status).toBe(404);
    const open = await openPortal(app, { metricsToken: 'a token of sixteen characters' });
    for (const authorization of [
      '',
      'Bearer wrong',
      'a token of sixteen characters',
      'Basic a token of sixteen characters',
    ])
      expect(await open.visitor().get('/metrics', { authorization })).toMatchObject({
        status: 404,
        text: unknown.text,
      });
    const shown = await open
      .visitor()
      .get('/metrics', { authorization: 'Bearer a token of sixteen characters' });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('gatehouse_http_request_duration_seconds');
    await open.close();
  });
});
