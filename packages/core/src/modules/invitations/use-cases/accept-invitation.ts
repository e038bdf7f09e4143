import type { Actor, UserActor } from '@gatehouse/policy';
import {
  AppError,
  invalidInput,
  newId,
  together,
  unauthenticated,
  violatesUnique,
  type Keyring,
  type Origin,
  type Transact,
  type UnitOfWork,
  type Db,
} from '../../../platform/index.ts';
import {
  createAccount,
  createMembership,
  hashPassword,
  openSession,
  passwordProblem,
  proveMailbox,
} from '../../identity/index.ts';
import type { AcceptInput } from '../contract.ts';
import { refuseUnacceptable } from '../domain/acceptable.ts';
import type { Channel } from '../domain/invitation-link.ts';
import { emailUnproven, wrongAccount } from '../invitations.errors.ts';
import {
  getByLink,
  getByLinkWithAccount,
  findInvitedAccount,
  refuseDeadLink,
  type FoundByLink,
  type InvitedAccount,
  type LinkedInvitation,
} from '../queries/get-by-link.ts';
import { aboutInvitation } from './create-invitations.ts';
import { lockLink, refuseMissed, takeLink } from './take-link.ts';

export interface AcceptDeps {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly transact: Transact;
  /**
   * Looks up whether the address of a copied link has an account, then accepts. The look-up counts for the link and for the partner that
   * hands out such links.
   * @throws rate_limited before the look-up
   */
  readonly limitCopied: <T>(
    invitation: Pick<LinkedInvitation, 'id' | 'partnerId'>,
    look: () => Promise<void>,
    accept: () => Promise<T>,
  ) => Promise<T>;
}

export interface Accepted {
  readonly membershipId: string;
  /** Secret of the new session, which acts for the new membership. */
  readonly token: string;
  /** Address of the account that accepted. */
  readonly email: string;
}

interface Person {
  readonly userId: string;
  readonly name: string;
  /** Set for a person without an account. */
  readonly passwordHash: string | null;
  /** True when the account's mailbox has been proven before. */
  readonly emailProven: boolean;
}

/**
 * Accepts a link: a membership, an account for a person without one, and a session. An existing account accepts signed in as itself, and
 * nothing of it is written (SECURITY R21). The link is looked up first, so that refusals come in their order and no hash is computed in
 * vain. One guarded UPDATE under the invitation's lock consumes it, so that of sixteen concurrent calls one wins (R10).
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  actor: Actor,
  origin: Origin,
  input: AcceptInput,
): Promise<Accepted> {
  if (actor.kind === 'user') {
    const found = await getByLinkWithAccount(deps.db, deps.keyring, input.token);
    refuseClosedLink(found);
    return acceptAs(deps, actor, origin, found, signedInPerson(actor, found));
  }
  const found = await getByLink(deps.db, deps.keyring, input.token);
  refuseClosedLink(found);
  return withOffer(deps, found, input, async (offer) =>
    acceptAs(deps, actor, origin, found, await newPerson(offer)),
  );
}

function refuseClosedLink({ invitation }: FoundByLink): void {
  refuseDeadLink(invitation);
  refuseUnacceptable(invitation, invitation.role);
}

/** @throws wrong_account for everybody but the address's own account, whether or not there is one */
function signedInPerson(
  actor: UserActor,
  { account, channel }: FoundByLink & { readonly account: InvitedAccount | null },
): Person {
  if (actor.userId !== account?.id) throw wrongAccount();
  const { emailProven, belongedHere } = account;
  // A copied link proves no mailbox: the maker of this account may be a stranger to its address (SECURITY R22).
  if (!emailProven && !belongedHere && channel === 'copied') throw emailUnproven();
  return { userId: actor.userId, name: actor.name, passwordHash: null, emailProven };
}

interface OfferedAccount {
  readonly displayName: string;
  readonly password: string;
}

/**
 * Accepts with the name and password that a visitor without a session offers for a new account. The reader of a mailed link owns the
 * address, so an existing account is reported first. The holder of a copied link may be the inviter, who must not learn from it who has an
 * account (docs/decisions/0024). A call that could create no account is therefore answered without a look-up, and the one answer that
 * depends on an account is limited.
 * @throws unauthenticated when the address has an account, or nothing was offered with a copied link; invalid_input
 */
async function withOffer<T>(
  { db, keyring, limitCopied }: AcceptDeps,
  { invitation, channel }: FoundByLink,
  input: AcceptInput,
  acceptWith: (offer: OfferedAccount) => Promise<T>,
): Promise<T> {
  const refuseKnown = async () => {
    if ((await findInvitedAccount(db, invitation)) === null) return;
    // Another person may have consumed this link between the two look-ups, and made the account by it: the link is then used.
    refuseDeadLink((await getByLink(db, keyring, input.token)).invitation);
    throw unauthenticated();
  };
  if (channel === 'mailed') {
    await refuseKnown();
    return acceptWith(await checkedOffer(invitation, input));
  }
  if (input.displayName === undefined && input.password === undefined) throw unauthenticated();
  const offer = await checkedOffer(invitation, input);
  return limitCopied(invitation, refuseKnown, () => acceptWith(offer));
}

const required = { code: 'required' } as const;

/** @throws invalid_input naming what is missing or weak */
async function checkedOffer(
  { email, organisation }: LinkedInvitation,
  input: AcceptInput,
): Promise<OfferedAccount> {
  const { displayName, password } = input;
  const problem =
    password === undefined
      ? required
      : await passwordProblem(password, [email, displayName ?? '', organisation.name]);
  if (displayName !== undefined && password !== undefined && problem === null)
    return { displayName, password };
  throw invalidInput({
    ...(displayName === undefined ? { displayName: required } : {}),
    ...(problem === null ? {} : { password: problem }),
  });
}

const newPerson = async ({ displayName, password }: OfferedAccount): Promise<Person> => ({
  userId: newId(),
  name: displayName,
  passwordHash: await hashPassword(password),
  emailProven: false,
});

function acceptAs(
  { transact }: AcceptDeps,
  actor: Actor,
  origin: Origin,
  { invitation, channel }: FoundByLink,
  person: Person,
): Promise<Accepted> {
  const { partnerId, clientId } = invitation;
  const scope = { partnerId, clientId, userId: person.userId };
  return transact({ actor, origin, scope }, (uow) => accept(uow, invitation, channel, person));
}

async function accept(
  uow: UnitOfWork,
  invitation: LinkedInvitation,
  channel: Channel,
  person: Person,
): Promise<Accepted> {
  const [standing, taken] = await together(lockLink(uow, invitation), takeLink(uow, invitation));
  refuseUnacceptable(standing, invitation.role);
  if (!taken) await refuseMissed(uow, invitation);
  const membershipId = await makeMember(uow, invitation, channel, person);
  const who = { id: person.userId, name: person.name, email: invitation.email };
  uow.audit({
    action: 'invitation.accepted',
    ...aboutInvitation(invitation),
    actor: who,
    details: { membershipId, role: invitation.role, channel, newAccount: person.passwordHash !== null },
  });
  const token = await openSession(uow, {
    userId: person.userId,
    name: person.name,
    email: invitation.email,
    membershipId,
    roles: [invitation.role],
    instead: uow.actor.kind === 'user' ? uow.actor.sessionId : null,
  });
  return { membershipId, token, email: invitation.email };
}

async function makeMember(
  uow: UnitOfWork,
  invitation: LinkedInvitation,
  channel: Channel,
  person: Person,
): Promise<string> {
  const { partnerId, clientId, role } = invitation;
  try {
    if (person.passwordHash !== null) {
      await createAccount(uow, {
        id: person.userId,
        email: invitation.email,
        displayName: person.name,
        passwordHash: person.passwordHash,
        emailProven: channel === 'mailed',
      });
    } else if (channel === 'mailed' && !person.emailProven) {
      await proveMailbox(uow, person.userId);
    }
    return await createMembership(uow, {
      userId: person.userId,
      partnerId,
      clientId,
      role,
      active: true,
    });
  } catch (error) {
    // Another link created the account of the address, or this membership, a moment ago.
    if (violatesUnique(error, 'users_email_canonical_key')) throw unauthenticated();
    const alreadyHere =
      violatesUnique(error, 'memberships_one_per_partner') ||
      violatesUnique(error, 'memberships_one_per_client');
    if (alreadyHere) throw new AppError('already_exists', { cause: error });
    throw error;
  }
}
