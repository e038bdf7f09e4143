import type { TestApp } from '@gatehouse/core/testing';
import { openTestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explainRefusals } from '../src/http/explained-refusals.ts';
import { capturedLogger } from './harness/captured-logger.ts';
import { portalHeaders } from './harness/client.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
beforeAll(async () => void (app = await openTestApp()));
afterAll(() => app.close());

const { logger, lines } = capturedLogger();
const explanations = () =>
  lines()
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ msg }) => msg === 'unknown host' || msg === 'refused origin');

describe('what the log says of a request refused before it reaches a procedure', () => {
  let portal: Portal;
  let said: number;
  beforeEach(async () => {
    portal = await openPortal(app, { logger });
    said = explanations().length;
    return () => portal.close();
  });
  const news = () => explanations().slice(said);
  const own = () => new URL(portal.publicUrl).host;

  test('an unknown Host: what was received, what was expected, once a minute', async () => {
    const visitor = portal.visitor();
    for (let index = 0; index < 5; index += 1)
      expect((await visitor.get('/sign-in', { host: 'portal.internal:8080' })).status).toBe(421);
    expect(news()).toEqual([
      expect.objectContaining({
        msg: 'unknown host',
        came: { host: 'portal.internal:8080' },
        expected: { host: [own(), own().replace('localhost', '127.0.0.1')] },
      }),
    ]);
  });

  test('a foreign Origin, where the browser sends no Sec-Fetch-Site', async () => {
    const { 'sec-fetch-site': _, ...headers } = portalHeaders;
    const origin = `https://${own()}`;
    const answer = await portal
      .visitor()
      .send({ path: '/trpc/auth.signOut', method: 'POST', headers: { ...headers, origin }, body: '{}' });
    expect(answer.status).toBe(403);
    expect(news()).toEqual([
      expect.objectContaining({
        msg: 'refused origin',
        came: { origin, secFetchSite: null },
        expected: { origin: `http://${own()}`, secFetchSite: 'same-origin' },
      }),
    ]);
  });

  test('a Sec-Fetch-Site other than same-origin', async () => {
    const headers = { ...portalHeaders, 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' };
    const { outcome } = await portal.visitor().mutate('auth.signOut', {}, headers);
    expect(outcome).toBe('request_verification_failed');
    expect(news()).toMatchObject([{ came: { origin: 'http://localhost:1', secFetchSite: 'same-site' } }]);
  });

  test('a page of ours that forgets its header is not a wrong setting', async () => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    await portal.visitor().send({ path: '/trpc/auth.signOut', method: 'POST', headers, body: '{}' });
    expect(news()).toEqual([]);
  });

  test('a stranger’s text is shortened and made plain', async () => {
    const origin = `http://evil\u00ff\t[31m${'x'.repeat(2_000)}`;
    const headers = { 'content-type': 'application/json', 'x-portal-request': '1', origin };
    await portal.visitor().send({ path: '/trpc/auth.signOut', method: 'POST', headers, body: '{}' });
    const [{ came } = {}] = news();
    expect(JSON.stringify(came)).toMatch(
      /^\{"origin":"http:\/\/evil\?+\[31mx{90,110}","secFetchSite":null\}$/,
    );
  });
});

test('the next line after a minute says how many were left out; causes do not silence each other', () => {
  let now = 0;
  const log = capturedLogger();
  const explain = explainRefusals(log.logger, () => now);
  const said = () => log.lines().map((line) => [JSON.parse(line).msg, JSON.parse(line).moreBefore]);
  for (let index = 0; index < 1_000; index += 1) explain('unknown host', {});
  explain('refused origin', {});
  now = 59_999;
  explain('unknown host', {});
  now = 60_000;
  explain('unknown host', {});
  expect(said()).toEqual([
    ['unknown host', 0],
    ['refused origin', 0],
    ['unknown host', 1_000],
  ]);
});
