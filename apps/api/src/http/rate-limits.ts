import type { Actor } from '@gatehouse/policy';
import { canonicalEmail } from '@gatehouse/core/identity';
import {
  AppError,
  networkOf,
  rateLimited,
  type AttemptRules,
  type Attempts,
  type Claim,
  type Limit,
  type Outcome,
} from '@gatehouse/core/platform';
import { limitTable } from './limit-table.ts';

/** The limits of CONTRACT §2, by what falls under them. Each runs what it limits, so that no place outlives its attempt. */
export interface RateLimits {
  /**
   * Compares a password at sign-in. A browser that has signed in to the account before has tries of its own, and none of a stranger's
   * failures, at this address or from this network, are among them. @throws rate_limited
   */
  signIn<T>(who: SignInAttempt, compare: () => Promise<T>, isRefusal: (answer: T) => boolean): Promise<T>;
  /**
   * Compares the password a signed-in person gives again. Nobody else's failures, at this address or from this network, are among them:
   * whoever is not signed in must not be able to keep a person from changing password and factors. @throws rate_limited
   */
  reauthentication<T>(userId: string, compare: () => Promise<T | null>): Promise<T | null>;
  /** Forgets what was failed with a password that is no more, since its owner has read the mailbox. */
  passwordReset(person: { readonly userId: string; readonly email: string }): Promise<void>;
  /** Judges a passkey alone: nobody is known yet, so that its network is all there is to count. @throws rate_limited */
  passkeySignIn<T>(ip: string | null, judge: () => Promise<T | null>): Promise<T | null>;
  /** Counts a sign-in that asked for no password. @throws rate_limited, counting nothing */
  passkeySuccess(email: string): Promise<void>;
  /**
   * Judges one second factor of a person. Only an invalid_code counts, whatever the factor and session; `wrong` hears of it, and whether it
   * was the last one allowed. @throws rate_limited, judging nothing
   */
  codes<T>(userId: string, judge: () => Promise<T>, wrong?: (last: boolean) => Promise<void>): Promise<T>;
  /** Judges the confirmation of a new factor. Wrong ones never lock the factors there are. @throws rate_limited, judging nothing */
  enrolments<T>(userId: string, judge: () => Promise<T>): Promise<T>;
  /** Runs a look at a link; only failures count. @throws rate_limited */
  links<T>(ip: string | null, look: () => Promise<T>): Promise<T>;
  /**
   * Looks whether the address behind a copied link has an account and, where it has none, lets its holder in. What the look told counts for
   * the partner either way, for the link where there is an account. @throws rate_limited, looking at nothing
   */
  copiedLinks<T>(invitation: CopiedLink, look: () => Promise<void>, accept: () => Promise<T>): Promise<T>;
  /** Looks up addresses a person is about to invite; nothing leaves the organisation. @throws rate_limited */
  addressChecks<T>(actor: Actor, addresses: number, check: () => Promise<T>): Promise<T>;
  /** Invites so many addresses for the actor's organisation; what is refused counts for nothing. @throws rate_limited */
  invitations<T>(actor: Actor, addresses: number, invite: () => Promise<T>): Promise<T>;
  /** Resends one invitation, whichever side asks; what is refused for another reason counts for nothing. @throws rate_limited */
  resends<T>(actor: Actor, invitationId: string, resend: () => Promise<T>): Promise<T>;
  /** Counts a request for a reset mail; false when the address, or whoever asks, has had enough of them. Never refuses: nobody is to notice. */
  resetMails(ip: string | null, email: string): Promise<boolean>;
  /** Mails one more code to this person; what is refused for another reason counts for nothing. @throws rate_limited */
  proofMails<T>(userId: string, send: () => Promise<T>): Promise<T>;
}

export interface SignInAttempt {
  readonly ip: string | null;
  readonly email: string;
  /** Name of the browser when it has signed in to this very account before; null for everybody else's. */
  readonly device: string | null;
}

/** The invitation it leads to; a client's is its partner's too. */
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
  const failures = (limit: Limit, subject: string): Claim => ({ limit, subject, counts: 'failed' });
  const successes = (limit: Limit, subject: string): Claim => ({ limit, subject, counts: 'succeeded' });
  const forgiving = (limit: Limit, subject: string): Claim => ({
    ...failures(limit, subject),
    clearedBySuccess: true,
  });
  const strangersOf = (ip: string | null): Claim[] => [
    failures(limits.network, addressOf(ip)),
    failures(limits.neighbourhood, neighbourhoodOf(ip)),
  ];
  const knownOf = (ip: string | null): Claim[] => [
    failures(limits.knownNetwork, addressOf(ip)),
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
    links: (ip, look) => attempts.withAttempt([failures(limits.link, addressOf(ip))], look, anyRefusal),
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
        // However it ends later on: the holder could tell by then that the address is free. A link that is dead by its turn tells nothing.
        { verdict: (outcome) => (free ? 'succeeded' : isUnauthenticated(outcome) ? 'failed' : 'void') },
      );
    },
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
        successes(limits.resetSource, addressOf(ip)),
      ]),
    proofMails: (userId, send) =>
      attempts.withAttempt([successes(limits.proofMail, userId)], send, anyRefusal),
  };
}

const hour = 60 * 60;

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
/** Refusals count; what broke on our side does not. */
const anyRefusal: AttemptRules<unknown> = {
  verdict: (outcome) => (outcome.ok ? 'succeeded' : outcome.error instanceof AppError ? 'failed' : 'void'),
};

/** An IPv4 address, or the /64 an IPv6 address stands in, since one customer is given a whole one. */
const addressOf = (ip: string | null) => networkOf(ip, { ipv4: 32, ipv6: 64 });

/** What one customer may well have many addresses of. */
const neighbourhoodOf = (ip: string | null) => networkOf(ip, { ipv4: 24, ipv6: 48 });

/** Whatever the spelling, and whether anybody has it or not. */
const accountOf = (email: string) => canonicalEmail(email) ?? email;

/** An invitation to a client is resent by the partner's and by the client's people: both take from the one limit. */
const partnerOf = (actor: Actor): string => (actor.kind === 'user' && actor.membership?.partnerId) || 'none';

const personOf = (actor: Actor): string => (actor.kind === 'user' ? actor.userId : 'none');

function organisationOf(actor: Actor): string {
  const membership = actor.kind === 'user' ? actor.membership : null;
  return membership?.clientId ?? membership?.partnerId ?? 'none';
}
