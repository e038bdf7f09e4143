import type { PartnerRole, PartnerStatus, UserActor } from '@gatehouse/policy';
import { createAccount, createMembership, hashPassword, scopeOf } from '../modules/identity/index.ts';
import { createPartner } from '../modules/partners/index.ts';
import { startSession } from '../modules/sessions/index.ts';
import { newId, systemOrigin, type Reading, type UnitOfWork } from '../platform/index.ts';
import type { App } from '../app.ts';

export const testPassword = 'seven small blue lanterns';
let hashed: Promise<string> | undefined;
let count = 0;

export interface TestPartner {
  readonly id: string;
  readonly name: string;
  readonly status: PartnerStatus;
}

export interface TestMember {
  readonly membershipId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: PartnerRole;
  readonly partner: TestPartner;
  /** The actor of this person once signed in. */
  readonly actor: UserActor;
}

const origin = systemOrigin('test');
const system = { kind: 'system', name: 'test' } as const;

/** A fresh partner. Tests are independent because their tenants are. */
export async function aPartner(app: App, given: Partial<TestPartner> = {}): Promise<TestPartner> {
  count += 1;
  const partner = { id: newId(), name: `Partner ${count}`, status: 'active' as const, ...given };
  await app.transact({ actor: system, origin, scope: { partnerId: partner.id } }, async (uow) =>
    createPartner(uow, partner),
  );
  return partner;
}

/** A member with an account, of the given partner or a fresh one. */
export async function aMember(
  app: App,
  given: { partner?: TestPartner; role?: PartnerRole; name?: string; email?: string } = {},
): Promise<TestMember> {
  const partner = given.partner ?? (await aPartner(app));
  count += 1;
  const { role = 'partner_user', name = `Person ${count}`, email = `person${count}@example.test` } = given;
  const userId = newId();
  const passwordHash = await (hashed ??= hashPassword(testPassword));
  const membershipId = await app.transact(
    { actor: system, origin, scope: { partnerId: partner.id, userId } },
    async (uow) => {
      await createAccount(uow, { id: userId, email, displayName: name, passwordHash, emailProven: true });
      return createMembership(uow, { userId, partnerId: partner.id, role });
    },
  );
  const actor: UserActor = {
    kind: 'user',
    userId,
    name,
    email,
    sessionId: newId(),
    mfaEnrolmentRequired: false,
    membership: {
      id: membershipId,
      role,
      partnerId: partner.id,
      clientId: null,
      partnerStatus: partner.status,
      clientStatus: null,
      clientPermissions: null,
    },
  };
  return { membershipId, userId, email, name, role, partner, actor };
}

export const aPartnerAdmin = (app: App, partner?: TestPartner) =>
  aMember(app, { role: 'partner_admin', ...(partner ? { partner } : {}) });

/** Runs a unit of work as this person, in their own scope, as a request would. */
export function actAs<T>(
  app: App,
  member: Pick<TestMember, 'actor'>,
  work: (uow: UnitOfWork) => Promise<T>,
): Promise<T> {
  return app.transact({ actor: member.actor, origin, scope: scopeOf(member.actor) }, work);
}

/** Runs queries as this person, in their own scope, as a query procedure would. */
export const readAs = <T>(
  app: App,
  { actor }: Pick<TestMember, 'actor'>,
  work: (reading: Reading) => Promise<T>,
): Promise<T> => work(app.read({ actor, origin, scope: scopeOf(actor) }));

/** Gives a person a further membership, at another partner. Returns its id. */
export function alsoMemberOf(
  app: App,
  { userId }: Pick<TestMember, 'userId'>,
  partner: TestPartner,
  role: PartnerRole = 'partner_user',
): Promise<string> {
  const scope = { partnerId: partner.id, userId };
  return app.transact({ actor: system, origin, scope }, (uow) =>
    createMembership(uow, { userId, partnerId: partner.id, role }),
  );
}

/** Opens a session like a sign-in. Returns the secret of its cookie. */
export async function aSession(
  app: App,
  { userId, membershipId }: Pick<TestMember, 'userId'> & { membershipId: string | null },
): Promise<string> {
  const scope = { userId };
  const { token } = await app.transact({ actor: system, origin, scope }, (uow) =>
    startSession(uow, { userId, membershipId, staff: false }),
  );
  return token;
}
