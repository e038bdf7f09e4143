import type { Actor } from '@gatehouse/policy';
import { canonicalEmail } from '@gatehouse/core/identity';
import { rateLimited, type Keyring, type Orm } from '@gatehouse/core/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './client-address.ts';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** The limits of CONTRACT §2. Counters stand in PostgreSQL, shared by all processes; keys are hashes of what they count. */
export interface RateLimits {
  /** Counts an attempt before the password is looked at, so that many at once are no way around. @throws rate_limited */
  signIn(ip: string | null, email: string): Promise<{ failed(): Promise<void>; succeeded(): Promise<void> }>;
  /** Runs a look at a link; only failures count. @throws rate_limited */
  links<T>(ip: string | null, look: () => Promise<T>): Promise<T>;
  /** Counts addresses invited by the actor's organisation. @throws rate_limited, counting nothing */
  invitations(actor: Actor, addresses: number): Promise<void>;
  /** Counts the resends of one invitation. @throws rate_limited */
  resends(actor: Actor, invitationId: string): Promise<void>;
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
  const account = limiter('sign-in-account', 5, quarterHour);
  const network = limiter('sign-in-network', 50, quarterHour);
  const link = limiter('link', 60, quarterHour);
  const invited = limiter('invite', 1_000, hour);
  const resent = limiter('resend', 5, hour);
  const key = (subject: string) => keyring.sign('rate-limit-key', subject);

  return {
    async signIn(ip, email) {
      const networkKey = key(networkOf(ip));
      const accountKey = key(canonicalEmail(email) ?? email);
      await take(network, networkKey, 1);
      await take(account, accountKey, 1, () => network.reward(networkKey, 1));
      return {
        failed: () => Promise.resolve(),
        async succeeded() {
          await Promise.all([account.delete(accountKey), network.reward(networkKey, 1)]);
        },
      };
    },
    async links(ip, look) {
      const networkKey = key(networkOf(ip));
      await take(link, networkKey, 1);
      const answer = await look();
      await link.reward(networkKey, 1);
      return answer;
    },
    async invitations(actor, addresses) {
      const organisation = key(organisationOf(actor));
      await take(invited, organisation, addresses, () => invited.reward(organisation, addresses));
    },
    async resends(actor, invitationId) {
      await take(resent, key(`${organisationOf(actor)} ${invitationId}`), 1);
    },
  };
}

/** Takes points or refuses with the seconds left; a database that does not answer fails the call (SECURITY R33). */
async function take(
  limiter: RateLimiterPostgres,
  key: string,
  points: number,
  undo?: () => Promise<unknown>,
) {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    await undo?.();
    throw rateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)));
  }
}

function organisationOf(actor: Actor): string {
  const membership = actor.kind === 'user' ? actor.membership : null;
  return membership?.clientId ?? membership?.partnerId ?? 'none';
}
