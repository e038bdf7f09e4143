import { connect } from 'node:net';
import { once } from 'node:events';
import type { TestApp } from '@gatehouse/core/testing';
import { openTestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { timeouts } from '../src/runtime/listen.ts';
import { capturedLogger } from './harness/captured-logger.ts';
import { portalHeaders } from './harness/client.ts';
import { eventually } from './harness/eventually.ts';
import { openPortal, type Portal } from './harness/portal.ts';

const { logger, lines } = capturedLogger();
let app: TestApp;
let portal: Portal;

beforeAll(async () => {
  app = await openTestApp();
  portal = await openPortal(app, { logger });
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

/** Writes the beginning of a request, and disconnects. */
async function hangUp(text: string): Promise<void> {
  const socket = connect(portal.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  // Waits until the server has started with it: an end that arrives with the beginning is another case.
  await eventually('that it is under way', () => socket.bytesWritten >= text.length);
  socket.resetAndDestroy();
}

const begin = (path: string, more: Record<string, string>) => {
  const headers = { host: new URL(portal.publicUrl).host, ...portalHeaders, ...more };
  return `POST ${path} HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
};

describe('a client that hangs up in the middle of its body', () => {
  const cases: [what: string, path: string, more: Record<string, string>, body: string][] = [
    ['of a known length', '/trpc/auth.signIn', { 'content-length': '5000' }, '{"email":"a'],
    ['in chunks', '/trpc/auth.signIn', { 'transfer-encoding': 'chunked' }, '5\r\n{"ema\r\n'],
    ['before its first byte', '/trpc/auth.signOut', { 'content-length': '10' }, ''],
    ['of a batch', '/trpc/account.profile,account.mfa?batch=1', { 'content-length': '5000' }, '{"0":'],
  ];
  test.each(cases)('%s: one line for the request, and no error', async (_, path, more, body) => {
    const before = lines().length;
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await hangUp(begin(path, more) + body);
    const line = await eventually('its line', () =>
      lines()
        .slice(before)
        .find((text) => text.includes('"msg":"request"')),
    );
    expect(JSON.parse(line)).toMatchObject({ status: 499 });
    const bad = lines()
      .slice(before)
      .filter((text) => JSON.parse(text).level >= 40 || text.includes('stack'));
    expect(bad).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});

test('late headers and bodies are detected well within their time', () => {
  expect(timeouts).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 });
  expect(timeouts.connectionsCheckingInterval).toBeLessThanOrEqual(timeouts.headersTimeout / 5);
});
