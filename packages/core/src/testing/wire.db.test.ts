import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApp, openWire, sendPlans } from './index.ts';

/** A connection of the application's role through a relay. */
async function openClient() {
  const app = await openTestApp();
  await sendPlans(app);
  const wire = await openWire(app.database.appUrl);
  const client = new Client(wire.url);
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await wire.close();
    await app.close();
  });
  wire.take();
  return { client, wire };
}

test('a transaction’s bounds are round trips and no statements, and a prepared statement is new once', async () => {
  const { client, wire } = await openClient();
  const add = () => client.query({ name: 'add', text: 'select $1::integer + 1', values: [1] });
  await client.query('begin');
  await add();
  await client.query('commit');
  expect(wire.take()).toMatchObject({ statements: 1, roundTrips: 3, planned: 1 });
  await add();
  expect(wire.take()).toMatchObject({ statements: 1, roundTrips: 1, planned: 0 });
});

test('statements sent in one text are one round trip', async () => {
  const { client, wire } = await openClient();
  await client.query("begin; set local statement_timeout = '1s'; select 1; commit");
  expect(wire.take()).toMatchObject({ statements: 2, roundTrips: 1 });
});

test('blocks are those that a statement looked at', async () => {
  const { client, wire } = await openClient();
  await client.query('select 1');
  expect(wire.take().blocks).toBe(0);
  await client.query('select count(*) from pg_class');
  expect(wire.take().blocks).toBeGreaterThan(10);
});
