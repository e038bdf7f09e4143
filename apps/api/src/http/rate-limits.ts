import { hour, type Actor } from '@gatehouse/policy';
import { canonicalEmail } from '@gatehouse/core/identity';
import {
  AppError,
  neighbourhoodOf,
  subscriberOf,
  rateLimited,
  type AttemptRules,
  type Attempts,
  type Claim,
  type Limit,
  type Outcome,
} from '@gatehouse/core/platform';
import { limitTable } from './limit-table.ts';

/** The limits of CONTRACT §2, by what they limit. Each method runs the work it limits, so that no slot outlives its attempt. */
export interface RateLimits {
  /**
   * Compares a password at sign-in. A browser that has signed in to the account before has attempts of its own. Strangers' failures at the
   * same address or network do not use them up. @throws rate_limited
   */
  signIn<T>(who: SignInAttempt, compare: () => Promise<T>, isRefusal: (answer: T) => boolean): Promise<T>;
  /**
   * Compares the password that a signed-in person enters again. Other people's failures at this address or network do not count: a stranger
   * must not be able to keep a person from changing password and factors. @throws rate_limited
   */
  reauthentication<T>(userId: string, compare: () => Promise<T | null>): Promise<T | null>;
  /** Forgets failed attempts at the old password after a reset. The reset proves that the owner reads the mailbox. */
  passwordReset(person: { readonly userId: string; readonly email: string }): Promise<void>;
  /** Judges a passkey sign-in. The user is not known yet, so only the network's failures count. @throws rate_limited */
  passkeySignIn<T>(ip: string | null, judge: () => Promise<T | null>): Promise<T | null>;
  /** Counts a sign-in that asked for no password. @throws rate_limited, counting nothing */
  passkeySuccess(email: string): Promise<void>;
  /**
   * Judges one second factor of a person. Only invalid_code counts, for all factors and sessions together. `wrong` is called after a wrong
   * code, with whether it was the last one allowed. @throws rate_limited before judging
   */
  codes<T>(userId: string, judge: () => Promise<T>, wrong?: (last: boolean) => Promise<void>): Promise<T>;
  /** Judges the confirmation of a new factor. Wrong codes never lock existing factors. @throws rate_limited before judging */
  enrolments<T>(userId: string, judge: () => Promise<T>): Promise<T>;
  /** Runs the look-up of a link. Only failures count. @throws rate_limited */
  links<T>(ip: string | null, look: () => Promise<T>): Promise<T>;
  /**
   * Looks up whether the address of a copied link has an account. If it has none, `accept` lets the holder in. The partner's limit counts
   * either way; the link's limit counts only when there is an account. @throws rate_limited before the look-up
   */
  copiedLinks<T>(invitation: CopiedLink, look: () => Promise<void>, accept: () => Promise<T>): Promise<T>;
  /** Looks up addresses that a person is about to invite. The answers contain nothing of other organisations. @throws rate_limited */
  addressChecks<T>(actor: Actor, addresses: number, check: () => Promise<T>): Promise<T>;
  /** Invites this many addresses for the actor's organisation. Refused invitations do not count. @throws rate_limited */
  invitations<T>(actor: Actor, addresses: number, invite: () => Promise<T>): Promise<T>;
  /** Resends one invitation for the partner or the client. Resends refused for another reason do not count. @throws rate_limited */
  resends<T>(actor: Actor, invitationId: string, resend: () => Promise<T>): Promise<T>;
  /**
   * Counts a request for a reset mail. Returns false when the address or the sender has reached its limit. Never throws: the answer must
   * not reveal the limit.
   */
  resetMails(ip: string | null, email: string): Promise<boolean>;
  /** Mails one more code to this person. A request refused for another reason does not count. @throws rate_limited */
  proofMails<T>(userId: string, send: () => Promise<T>): Promise<T>;
}

export interface SignInAttempt {
  readonly ip: string | null;
  readonly email: string;
  /** Name of the browser if it has signed in to this account before; otherwise null. */
  readonly device: string | null;
}

/** The invitation a link leads to. `partnerId` is also set for a client's invitation. */
export interface CopiedLink {
  readonly id: string;
  readonly partnerId: string;
}

interface LimitOptions {
  readonly attempts: Attempts;
  /** Multiplies every limit. */
  readonly scale: number;
}

export function createRateLimits({ attempts, scale }: LimitOptions): RateLimits {
  const limits = limitTable(scale);
  return {
    ...signInLimits(attempts, limits),
    ...linkLimits(attempts, limits),
    ...mailLimits(attempts, limits),
  };
}

type LimitTable = ReturnType<typeof limitTable>;

const failures = (limit: Limit, subject: string): Claim => ({ limit, subject, counts: 'failed' });
const successes = (limit: Limit, subject: string): Claim => ({ limit, subject, counts: 'succeeded' });
const forgiving = (limit: Limit, subject: string): Claim => ({
  ...failures(limit, subject),
  clearedBySuccess: true,
});

/** Limits on proofs of identity: passwords, passkeys, second factors. */
function signInLimits(attempts: Attempts, limits: LimitTable) {
  const strangersOf = (ip: string | null): Claim[] => [
    failures(limits.network, subscriberOf(ip)),
    failures(limits.neighbourhood, neighbourhoodOf(ip)),
  ];
  const knownOf = (ip: string | null): Claim[] => [
    failures(limits.knownNetwork, subscriberOf(ip)),
    failures(limits.knownNeighbourhood, neighbourhoodOf(ip)),
  ];
  return {
    signIn: ({ ip, email, device }, compare, isRefusal) => {
      const account = accountOf(email);
      const own =
        device === null
          ? [forgiving(limits.account, account), ...strangersOf(ip)]
          : [forgiving(limits.device, device), failures(limits.devices, account), ...knownOf(ip)];
      return attempts.withAttempt(
        [...own, successes(limits.signIns, account)],
        compare,
        refusedBy(isRefusal),
      );
    },
    reauthentication: (userId, compare) =>
      attempts.withAttempt(
        [forgiving(limits.reauthentication, userId)],
        compare,
        refusedBy((answer) => answer === null),
      ),
    async passwordReset({ userId, email }) {
      const account = accountOf(email);
      await attempts.forget([
        { limit: limits.account, subject: account },
        { limit: limits.devices, subject: account },
        { limit: limits.signIns, subject: account },
        { limit: limits.reauthentication, subject: userId },
      ]);
    },
    passkeySignIn: (ip, judge) =>
      attempts.withAttempt(
        strangersOf(ip),
        judge,
        refusedBy((answer) => answer === null),
      ),
    async passkeySuccess(email) {
      if (!(await attempts.take([successes(limits.signIns, accountOf(email))]))) throw rateLimited(hour);
    },
    codes: (userId, judge, wrong) =>
      attempts.withAttempt([failures(limits.code, userId)], judge, {
        ...wrongCodes,
        ...(wrong ? { onFailure: wrong } : {}),
      }),
    enrolments: (userId, judge) =>
      attempts.withAttempt([failures(limits.enrolment, userId)], judge, wrongCodes),
  } satisfies Partial<RateLimits>;
}

/** Limits on what the holder of a link may try. */
function linkLimits(attempts: Attempts, limits: LimitTable) {
  return {
    links: (ip, look) => attempts.withAttempt([failures(limits.link, subscriberOf(ip))], look, anyRefusal),
    copiedLinks: ({ id, partnerId }, look, accept) => {
      let free = false;
      const enter = async () => {
        await look();
        free = true;
        return accept();
      };
      return attempts.withAttempt(
        [
          failures(limits.copiedLink, id),
          { limit: limits.copiedLinks, subject: partnerId, counts: 'judged' },
        ],
        enter,
        // `free`: the holder has already learned that the address has no account, however the attempt ends. A link that expired meanwhile
        // reveals nothing.
        { verdict: (outcome) => (free ? 'succeeded' : isUnauthenticated(outcome) ? 'failed' : 'void') },
      );
    },
  } satisfies Partial<RateLimits>;
}

/** Limits on sending mails, and on looking up their recipients. */
function mailLimits(attempts: Attempts, limits: LimitTable) {
  return {
    addressChecks: (actor, addresses, check) =>
      attempts.withAttempt(
        [{ ...successes(limits.checked, personOf(actor)), points: addresses }],
        check,
        anyRefusal,
      ),
    invitations: (actor, addresses, invite) =>
      attempts.withAttempt(
        [{ ...successes(limits.invited, organisationOf(actor)), points: addresses }],
        invite,
        anyRefusal,
      ),
    resends: (actor, invitationId, resend) =>
      attempts.withAttempt(
        [successes(limits.resent, `${partnerOf(actor)} ${invitationId}`)],
        resend,
        anyRefusal,
      ),
    resetMails: (ip, email) =>
      attempts.take([
        successes(limits.resetMail, accountOf(email)),
        successes(limits.resetSource, subscriberOf(ip)),
      ]),
    proofMails: (userId, send) =>
      attempts.withAttempt([successes(limits.proofMail, userId)], send, anyRefusal),
  } satisfies Partial<RateLimits>;
}

const refusedBy = <T>(isRefusal: (answer: T) => boolean): AttemptRules<T> => ({
  verdict: (outcome) => (outcome.ok ? (isRefusal(outcome.value) ? 'failed' : 'succeeded') : 'void'),
});
const wrongCodes: AttemptRules<unknown> = {
  verdict: (outcome) =>
    outcome.ok
      ? 'succeeded'
      : outcome.error instanceof AppError && outcome.error.reason === 'invalid_code'
        ? 'failed'
        : 'void',
};
const isUnauthenticated = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.error instanceof AppError && outcome.error.reason === 'unauthenticated';
/** Refusals count as failures. Errors of the server do not. */
const anyRefusal: AttemptRules<unknown> = {
  verdict: (outcome) => (outcome.ok ? 'succeeded' : outcome.error instanceof AppError ? 'failed' : 'void'),
};

/** The account key: any spelling of an address gives the same key, whether or not the account exists. */
const accountOf = (email: string) => canonicalEmail(email) ?? email;

/** The partner's and the client's people share the limit on resending one invitation to a client. */
const partnerOf = (actor: Actor): string => (actor.kind === 'user' && actor.membership?.partnerId) || 'none';

const personOf = (actor: Actor): string => (actor.kind === 'user' ? actor.userId : 'none');

function organisationOf(actor: Actor): string {
  const membership = actor.kind === 'user' ? actor.membership : null;
  return membership?.clientId ?? membership?.partnerId ?? 'none';
}
