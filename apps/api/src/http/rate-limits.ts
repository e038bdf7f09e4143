import type { Actor } from '@gatehouse/policy';
import { canonicalEmail } from '@gatehouse/core/identity';
import { AppError, networkOf, type Keyring, type Orm } from '@gatehouse/core/platform';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { failureLimit, refusal } from './failure-limit.ts';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** The limits of CONTRACT §2. Counters stand in PostgreSQL, shared by all processes; keys are hashes of what they count. */
export interface RateLimits {
  /** Counts an attempt before the password is looked at, so that many at once are no way around. @throws rate_limited */
  signIn(ip: string | null, email: string): Promise<SignInAttempt>;
  /**
   * Counts a signed-in person's attempt to give the password again. Nobody else's failures, at this address or from this network, are among
   * them: whoever is not signed in must not be able to keep a person from changing password and factors. @throws rate_limited
   */
  reauthentication(userId: string): Promise<SignInAttempt>;
  /** Forgets what was failed with a password that is no more, since its owner has read the mailbox. */
  passwordReset(person: { readonly userId: string; readonly email: string }): Promise<void>;
  /** Counts an attempt with a passkey alone: nobody is known yet, so that its network is all there is to count. @throws rate_limited */
  passkeySignIn(ip: string | null): Promise<SignInAttempt>;
  /**
   * Judges one second factor of a person. Only an invalid_code counts, whatever the factor and session; `wrong` hears of it, and whether it
   * was the last one allowed. @throws rate_limited, judging nothing
   */
  codes<T>(userId: string, judge: () => Promise<T>, wrong?: (last: boolean) => Promise<void>): Promise<T>;
  /** Runs a look at a link; only failures count. @throws rate_limited */
  links<T>(ip: string | null, look: () => Promise<T>): Promise<T>;
  /** Counts addresses invited by the actor's organisation. @throws rate_limited, counting nothing */
  invitations(actor: Actor, addresses: number): Promise<void>;
  /** Resends one invitation, whichever side asks; what is refused for another reason counts for nothing. @throws rate_limited */
  resends<T>(actor: Actor, invitationId: string, resend: () => Promise<T>): Promise<T>;
  /** Counts a request for a reset mail; false when the address, or whoever asks, has had enough of them. Never refuses: nobody is to notice. */
  resetMails(ip: string | null, email: string): Promise<boolean>;
  /** Mails one more code to this person; what is refused for another reason counts for nothing. @throws rate_limited */
  proofMails<T>(userId: string, send: () => Promise<T>): Promise<T>;
}

/** One of these must follow each attempt that was let through. */
export interface SignInAttempt {
  failed(): Promise<void>;
  succeeded(): Promise<void>;
  /** Something broke before the password was judged. */
  abandoned(): Promise<void>;
}

interface LimitOptions {
  readonly orm: Orm;
  readonly keyring: Keyring;
  /** Multiplies every limit. */
  readonly scale: number;
}

export async function createRateLimits({ orm, keyring, scale }: LimitOptions): Promise<RateLimits> {
  const pool = await orm.em.getConnection().getNativeClient();
  const limiter = (name: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'gatehouse',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      points: Math.max(1, Math.round(points * scale)),
      duration,
    });
  const failing = (name: string, points: number) =>
    failureLimit(limiter(name, points, quarterHour), limiter(`${name}-failed`, points, quarterHour));
  const account = failing('sign-in-account', 5);
  const network = failing('sign-in-network', 50);
  const again = failing('reauthentication', 5);
  const code = failing('second-factor', 5);
  const link = failing('link', 60);
  const invited = limiter('invite', 1_000, hour);
  const resent = limiter('resend', 5, hour);
  const resetMail = limiter('reset-mail', 3, hour);
  // Far above what an office behind one address needs, and a bound to what one source can heap up.
  const resetSource = limiter('reset-source', 600, quarterHour);
  const proofMail = limiter('proof-mail', 3, hour);
  const key = (subject: string) => keyring.sign('rate-limit-key', subject);
  const accountKeyOf = (email: string) => key(canonicalEmail(email) ?? email);

  return {
    async signIn(ip, email) {
      const networkKey = key(networkOf(ip, { ipv4: 32, ipv6: 64 }));
      const accountKey = accountKeyOf(email);
      await network.begin(networkKey);
      try {
        await account.begin(accountKey);
      } catch (error) {
        await network.uncount(networkKey);
        throw error;
      }
      return {
        async failed() {
          await Promise.all([account.failed(accountKey), network.failed(networkKey)]);
        },
        async succeeded() {
          await Promise.all([account.clear(accountKey), network.uncount(networkKey)]);
        },
        async abandoned() {
          await Promise.all([account.uncount(accountKey), network.uncount(networkKey)]);
        },
      };
    },
    async reauthentication(userId) {
      const person = key(userId);
      await again.begin(person);
      return {
        failed: async () => void (await again.failed(person)),
        succeeded: async () => void (await again.clear(person)),
        abandoned: async () => void (await again.uncount(person)),
      };
    },
    async passwordReset({ userId, email }) {
      await Promise.all([account.forgive(accountKeyOf(email)), again.forgive(key(userId))]);
    },
    async passkeySignIn(ip) {
      const networkKey = key(networkOf(ip, { ipv4: 32, ipv6: 64 }));
      await network.begin(networkKey);
      return {
        failed: async () => void (await network.failed(networkKey)),
        succeeded: async () => void (await network.uncount(networkKey)),
        abandoned: async () => void (await network.uncount(networkKey)),
      };
    },
    async codes(userId, judge, wrong) {
      const account = key(userId);
      await code.begin(account);
      try {
        const answer = await judge();
        await code.uncount(account);
        return answer;
      } catch (error) {
        if (error instanceof AppError && error.reason === 'invalid_code')
          await wrong?.(await code.failed(account));
        else await code.uncount(account);
        throw error;
      }
    },
    async links(ip, look) {
      const networkKey = key(networkOf(ip, { ipv4: 32, ipv6: 64 }));
      await link.begin(networkKey);
      try {
        const answer = await look();
        await link.uncount(networkKey);
        return answer;
      } catch (error) {
        await link.failed(networkKey);
        throw error;
      }
    },
    async invitations(actor, addresses) {
      const organisation = key(organisationOf(actor));
      await take(invited, organisation, addresses);
    },
    async resends(actor, invitationId, resend) {
      return takeFor(resent, key(`${partnerOf(actor)} ${invitationId}`), resend);
    },
    async resetMails(ip, email) {
      const [address, source] = await Promise.all([
        resetMail.penalty(accountKeyOf(email), 1),
        resetSource.penalty(key(networkOf(ip, { ipv4: 32, ipv6: 64 })), 1),
      ]);
      return address.consumedPoints <= resetMail.points && source.consumedPoints <= resetSource.points;
    },
    proofMails: (userId, send) => takeFor(proofMail, key(userId), send),
  };
}

/** Takes points or refuses, taking none; a database that does not answer fails the call (SECURITY R33). */
async function take(limiter: RateLimiterPostgres, key: string, points: number): Promise<void> {
  const taken = await limiter.penalty(key, points);
  if (taken.consumedPoints <= limiter.points) return;
  await limiter.reward(key, points);
  throw refusal(taken);
}

/** Takes a point for a piece of work, and gives it back when the work comes to nothing. */
async function takeFor<T>(limiter: RateLimiterPostgres, key: string, work: () => Promise<T>): Promise<T> {
  await take(limiter, key, 1);
  try {
    return await work();
  } catch (error) {
    await limiter.reward(key, 1);
    throw error;
  }
}

/** An invitation to a client is resent by the partner's and by the client's people: both take from the one limit. */
const partnerOf = (actor: Actor): string => (actor.kind === 'user' && actor.membership?.partnerId) || 'none';

function organisationOf(actor: Actor): string {
  const membership = actor.kind === 'user' ? actor.membership : null;
  return membership?.clientId ?? membership?.partnerId ?? 'none';
}
