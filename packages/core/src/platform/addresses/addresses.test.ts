import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';
import { parseSmtpUrl } from './smtp-url.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-addresses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('SMTP_URL', () => {
  test.each([
    [
      'smtp://mail.example',
      { host: 'mail.example', port: 587, secure: false, requireTLS: false, auth: null },
    ],
    ['smtp://127.0.0.1:1025/', { host: '127.0.0.1', port: 1025 }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
    ['smtps://mail.example', { port: 465, secure: true }],
    ['smtp://mail.example?requireTLS=true', { requireTLS: true }],
    ['smtp://mail.example?requireTLS=false', { requireTLS: false }],
    ['smtp://us%40er:p%23a%25ss@mail.example', { auth: { user: 'us@er', pass: 'p#a%ss' } }],
    ['SMTP://key@mail.example', { auth: { user: 'key', pass: '' } }],
  ])('%s', (text, server) => expect(parseSmtpUrl(text)).toMatchObject(server));

  test.each([
    ['http://mail.example', /beginning with smtp:\/\/ or smtps:\/\/$/],
    ['mail.example:25', /beginning with/],
    ['smtp://', /one whole address|name a host/],
    ['smtp:mail.example', /beginning with/],
    ['smtp://mail.example?requireTLS=yes', /requireTLS=true or requireTLS=false/],
    ['smtp://mail.example?requireTLS=TRUE', /requireTLS=true or/],
    ['smtp://mail.example?requireTLS', /requireTLS=true or/],
    ['smtp://mail.example?requireTLS=true&requireTLS=false', /each parameter once/],
    ['smtp://mail.example?requiretls=true', /no parameters but requireTLS/],
    ['smtp://mail.example?tls.rejectUnauthorized=false', /no parameters but/],
    ['smtp://mail.example#requireTLS=true', /no parameters but/],
    ['smtp://user:secret%zz@mail.example', /a % in its user or password as %25/],
    ['smtp://user:secret%@mail.example', /a % in its user or password as %25/],
    ['smtp://user:sec#ret@mail.example', /%XX|%23/],
    ['smtp://user:sec/ret@mail.example', /%XX|host and port/],
    ['smtp://user:sec?ret@mail.example', /%XX|%3F/],
    ['smtp://:secret@mail.example', /a user before its password/],
    ['smtp://mail.example:99999', /one whole address/],
    ['smtp://mail.example:0', /a port from 1 to 65535/],
    ['smtp://mail.example/box', /end with its host and port/],
    ['smtp://mail exa.mple', /one whole address/],
    ['smtp://mail.example\\box', /one whole address/],
  ])('%s is refused, and not repeated', (text, sentence) => {
    const read = parseSmtpUrl(text);
    expect(read).toEqual({ mistake: expect.stringMatching(sentence) });
    expect(JSON.stringify(read)).toMatch(/^\{"mistake":"must [^\n]*"\}$/);
    expect(JSON.stringify(read)).not.toContain('sec');
  });
});

describe('DATABASE_URL', () => {
  const at = 'postgresql://owner:secret@db.example:5432/gatehouse';

  test('without parameters the connection is not encrypted', () => {
    expect(parseDatabaseUrl(at)).toEqual({ url: at, tls: null });
    expect(parseDatabaseUrl(`${at}?sslmode=disable`)).toMatchObject({ tls: null });
  });

  test('a mode that encrypts also verifies, unless the operator says otherwise', () => {
    const verified = { url: `${at}?sslmode=verify-full`, tls: { rejectUnauthorized: true } };
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      expect(parseDatabaseUrl(`${at}?sslmode=${mode}`)).toEqual(verified);
    expect(parseDatabaseUrl(`${at}?sslmode=no-verify`)).toMatchObject({ tls: { rejectUnauthorized: false } });
  });

  test('certificates are read from the named files', () => {
    const file = join(folder, 'ca.pem');
    writeFileSync(file, 'a certificate');
    expect(parseDatabaseUrl(`${at}?sslmode=verify-full&sslrootcert=${file}`)).toMatchObject({
      tls: { rejectUnauthorized: true, ca: 'a certificate' },
    });
  });

  test.each([
    ['mysql://x', /beginning with postgresql:\/\/ or postgres:\/\/$/],
    ['localhost', /beginning with/],
    ['postgresql://db.example/gatehouse', /name a user/],
    ['postgresql://owner@db.example', /one database after the host/],
    ['postgresql://owner@db.example/', /one database after the host/],
    ['postgresql://owner@db.example/a/b', /one database after the host/],
    ['postgresql:///gatehouse?host=/run/postgresql', /one whole address|name a host/],
    [`${at}?host=/run/postgresql`, /no parameters but sslmode/],
    [`${at}?sslmode=prefer`, /sslmode=disable or sslmode=require/],
    [`${at}?sslmode=on`, /sslmode=disable or/],
    [`${at}?ssl=true`, /no parameters but sslmode/],
    [`${at}?sslrootcert=/nowhere`, /an sslmode that fits/],
    [`${at}?sslmode=disable&sslrootcert=/nowhere`, /an sslmode that fits/],
    [`${at}?sslmode=require&sslrootcert=/nowhere`, /can be read as sslrootcert/],
    ['postgresql://owner:secret%zz@db.example/gatehouse', /a % in its user or password/],
    ['postgresql://owner:secret@db.example/gate%house', /a % in the name of its database/],
    ['postgresql://owner:sec#ret@db.example/gatehouse', /%XX|%23/],
    ['postgresql://owner:sec?ret@db.example/gatehouse', /%XX|%3F/],
  ])('%s is refused, and its secret is not repeated', (text, sentence) => {
    const read = parseDatabaseUrl(text);
    expect(read).toEqual({ mistake: expect.stringMatching(sentence) });
    expect(JSON.stringify(read)).not.toMatch(/secret|sec#|sec\?|ret@/);
  });
});
