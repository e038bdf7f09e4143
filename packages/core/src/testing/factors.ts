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
import { readHalfSession, type HalfSession } from '../modules/sessions/index.ts';
import { systemOrigin } from '../platform/index.ts';
import { softAuthenticator, type SoftAuthenticator } from './authenticator.ts';
import { actAs, aSession, testPassword, type TestMember } from './factories.ts';
import { publicUrl } from './post-office.ts';
import type { TestHouse } from './test-house.ts';

type Person = Pick<TestMember, 'actor' | 'userId' | 'membershipId' | 'email'>;

/** The code an authenticator app shows now, or so many steps of thirty seconds later. */
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

export const factorDeps = (house: TestHouse, origin = publicUrl) => ({
  db: house.db(),
  runUnit: house.runUnit,
  refusals: house.refusals,
  keyring: house.keyring,
  rp: relyingPartyOf(origin, 'Gatehouse'),
  mayEnter: () => Promise.resolve(),
});

/** A session of this person's own, as a request to `account.*` comes in. */
export async function ownSession(house: TestHouse, person: Person): Promise<OwnSession> {
  const token = await aSession(house, person);
  const identified = await identify(house.db(), token);
  if (!identified) throw new Error('The session is nobody’s.');
  return { identified, token };
}

/** Enrols an authenticator app through the use cases. The code it was confirmed with may be used again, as if time had passed. */
export async function withTotp(
  house: TestHouse,
  person: Person,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const session = await ownSession(house, person);
  const { secret } = await actAs(house, person, (uow) =>
    beginTotp(uow, house.keyring, 'Gatehouse', person.actor),
  );
  const { recoveryCodes } = await actAs(house, person, (uow) =>
    confirmTotp(uow, house.keyring, session, totpCode(secret)),
  );
  await letTotpPass(house, person);
  return { secret, recoveryCodes };
}

/** As if the codes used so far were of long ago. */
export const letTotpPass = (house: TestHouse, { userId }: Pick<Person, 'userId'>) =>
  house.peek('update totp_factors set last_used_step = 0 where user_id = $1', [userId]);

/** Enrols a passkey through the use cases. */
export async function withPasskey(
  house: TestHouse,
  person: Person,
  given: { authenticator?: SoftAuthenticator; name?: string; origin?: string } = {},
): Promise<{ id: string; authenticator: SoftAuthenticator; recoveryCodes: string[] }> {
  const { authenticator = softAuthenticator(), name = 'Laptop', origin = publicUrl } = given;
  const session = await ownSession(house, person);
  const deps = factorDeps(house, origin);
  const options = await actAs(house, person, (uow) =>
    beginPasskey(uow, house.keyring, deps.rp, person.actor),
  );
  const made = { ...authenticator.create(options, { origin }), name };
  const { id, recoveryCodes } = await actAs(house, person, (uow) => confirmPasskey(uow, deps, session, made));
  return { id, authenticator, recoveryCodes };
}

/** The half session the right password opens for somebody with a factor. */
export async function aHalfSession(
  house: TestHouse,
  { email }: Pick<Person, 'email'>,
): Promise<{ half: HalfSession; token: string }> {
  const result = await signIn(factorDeps(house), systemOrigin('test'), { email, password: testPassword });
  if (result.status !== 'mfa_required') throw new Error(`No second factor is awaited: ${result.status}`);
  const half = await readHalfSession(house.db(), result.token);
  if (!half) throw new Error('The half session is nobody’s.');
  return { half, token: result.token };
}
