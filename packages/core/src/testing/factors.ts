import { TOTP, Secret } from 'otpauth';
import {
  beginPasskey,
  beginTotp,
  confirmPasskey,
  confirmTotp,
  relyingPartyOf,
  type OwnSession,
} from '../modules/accounts/index.ts';
import { identify, signIn } from '../modules/identity/index.ts';
import { findPendingSession, type PendingSession } from '../modules/sessions/index.ts';
import { systemOrigin } from '../platform/index.ts';
import { softAuthenticator, type SoftAuthenticator } from './authenticator.ts';
import { actAs, aSession, testPassword, type TestMember } from './factories.ts';
import { publicUrl } from './mail-server.ts';
import type { TestApp } from './test-app.ts';

type Person = Pick<TestMember, 'actor' | 'userId' | 'membershipId' | 'email'>;

/** The code an authenticator app shows now, or this many steps of thirty seconds later. */
export const totpCode = (secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

/** Six digits that are wrong now and for a good while. */
export function wrongTotpCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2, 3].map((steps) => totpCode(secret, steps));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555', '666666'].find(
      (code) => !right.includes(code),
    ) ?? '777777'
  );
}

export const factorDeps = (app: TestApp, origin = publicUrl) => ({
  db: app.db(),
  transact: app.transact,
  refusals: app.refusals,
  keyring: app.keyring,
  rp: relyingPartyOf(origin, 'Gatehouse'),
  mayEnter: () => Promise.resolve(),
});

/** A session of this person, as a request to `account.*` presents it. */
export async function ownSession(app: TestApp, person: Person): Promise<OwnSession> {
  const token = await aSession(app, person);
  const identified = await identify(app.db(), token);
  if (!identified) throw new Error('The session identifies nobody.');
  return { identified, token };
}

/** Enrols an authenticator app through the use cases. The code that confirmed it may be used again, as if time had passed. */
export async function withTotp(
  app: TestApp,
  person: Person,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const session = await ownSession(app, person);
  const { secret } = await actAs(app, person, (uow) =>
    beginTotp(uow, app.keyring, 'Gatehouse', person.actor),
  );
  const { recoveryCodes } = await actAs(app, person, (uow) =>
    confirmTotp(uow, app.keyring, session, totpCode(secret)),
  );
  await letTotpPass(app, person);
  return { secret, recoveryCodes };
}

/** Makes the used codes count as long ago. */
export const letTotpPass = (app: TestApp, { userId }: Pick<Person, 'userId'>) =>
  app.peek('update totp_factors set last_used_step = 0 where user_id = $1', [userId]);

/** Enrols a passkey through the use cases. */
export async function withPasskey(
  app: TestApp,
  person: Person,
  given: { authenticator?: SoftAuthenticator; name?: string; origin?: string } = {},
): Promise<{ id: string; authenticator: SoftAuthenticator; recoveryCodes: string[] }> {
  const { authenticator = softAuthenticator(), name = 'Laptop', origin = publicUrl } = given;
  const session = await ownSession(app, person);
  const deps = factorDeps(app, origin);
  const options = await actAs(app, person, (uow) => beginPasskey(uow, app.keyring, deps.rp, person.actor));
  const made = { ...authenticator.create(options, { origin }), name };
  const { id, recoveryCodes } = await actAs(app, person, (uow) => confirmPasskey(uow, deps, session, made));
  return { id, authenticator, recoveryCodes };
}

/** The pending session that the right password opens for a person with a second factor. */
export async function aPendingSession(
  app: TestApp,
  { email }: Pick<Person, 'email'>,
): Promise<{ pending: PendingSession; token: string }> {
  const result = await signIn(factorDeps(app), systemOrigin('test'), { email, password: testPassword });
  if (result.status !== 'mfa_required') throw new Error(`No second factor is awaited: ${result.status}`);
  const pending = await findPendingSession(app.db(), result.token);
  if (!pending) throw new Error('The pending session identifies nobody.');
  return { pending, token: result.token };
}
