import { createStaffAccount } from '@gatehouse/core/identity';
import {
  aMember,
  aPartner,
  testPassword,
  type TestApp,
  type TestMember,
  type TestPartner,
} from '@gatehouse/core/testing';
import type { StaffRole } from '@gatehouse/policy';
import type { Client } from './client.ts';
import type { Portal } from './portal.ts';

let count = 0;

/** A member of the vendor's staff; returns the address. */
export async function aStaffMember(app: TestApp, role: StaffRole): Promise<string> {
  count += 1;
  const email = `staff${count}@vendor.test`;
  const name = `Staff ${count}`;
  await createStaffAccount(app.database.ownerUrl, { email, name, role, password: testPassword });
  return email;
}

/** Signs in over HTTP. */
export async function signedIn(portal: Portal, email: string): Promise<Client> {
  const client = portal.visitor();
  const { outcome } = await client.signIn(email, testPassword);
  if (outcome !== 'ok') throw new Error(`${email} could not sign in: ${outcome}`);
  return client;
}

export interface Team {
  readonly partner: TestPartner;
  readonly admin: TestMember;
  readonly user: TestMember;
}

/** A partner with an administrator and a user. */
export async function aTeam(app: TestApp, given: Partial<TestPartner> = {}): Promise<Team> {
  const partner = await aPartner(app, given);
  const admin = await aMember(app, { partner, role: 'partner_admin' });
  const user = await aMember(app, { partner, role: 'partner_user' });
  return { partner, admin, user };
}

/** The number of events of each name; of one organisation, or of all. */
export async function eventCounts(app: TestApp, partnerId?: string): Promise<Record<string, number>> {
  // Refusals that are counted together have an event of their own for the first one only.
  await app.refusals.flush();
  const rows = await app.peek<{ action: string; n: number }>(
    `select action, sum(count)::integer as n from audit_events
      where $1::uuid is null or partner_id = $1 group by action`,
    [partnerId ?? null],
  );
  return Object.fromEntries(rows.map(({ action, n }) => [action, n]));
}

/** The events that `act` left in the audit log, by one process or by `others` too. */
export async function eventsOf(
  app: TestApp,
  act: () => Promise<unknown>,
  others: readonly Portal[] = [],
): Promise<Record<string, number>> {
  // Each process keeps its own counts, which it writes later.
  const settle = () => Promise.all(others.map(({ options }) => options.app.refusals.flush()));
  await settle();
  const before = await eventCounts(app);
  await act();
  await settle();
  const after = await eventCounts(app);
  const added = Object.entries(after).map(([action, n]) => [action, n - (before[action] ?? 0)] as const);
  return Object.fromEntries(added.filter(([, n]) => n !== 0));
}
