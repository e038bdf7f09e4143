import { sql } from 'kysely';
import {
  isoTime,
  systemOrigin,
  type Keyring,
  type Logger,
  type Mailer,
  type Transact,
} from '../../../platform/index.ts';
import { localeOf, type Locale } from '../domain/locale.ts';
import type { SecretPurpose } from '../persistence/mailed-secret.entity.ts';

/** What a handler needs to write and send a mail about an account. */
export interface PostDeps {
  readonly transact: Transact;
  readonly keyring: Keyring;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: { readonly productName: string; readonly primaryColor: string };
}

type WrittenMail = Pick<Parameters<Mailer['send']>[0], 'subject' | 'html' | 'text'>;

export interface Addressee {
  readonly email: string;
  readonly locale: Locale;
  /** As the profile says, else the browser of the last sign-in; null where neither has. */
  readonly timezone: string | null;
}

interface StoredAddressee {
  readonly email: string;
  readonly locale: string;
  readonly timezone: string | null;
}

/** Whom to mail a secret, in which language, and when it ends; null when it must not go out any more: used, superseded or past its end. */
export async function findSecretsAddressee(
  deps: PostDeps,
  job: string,
  purpose: SecretPurpose,
  { userId, secretId }: { readonly userId: string; readonly secretId: string },
): Promise<(Addressee & { readonly expiresAt: Date }) | null> {
  const { rows } = await deps.transact(context(job, userId), (uow) =>
    sql<StoredAddressee & { expiresAt: string }>`
      select u.email, u.locale, coalesce(u.timezone, u.last_time_zone) as timezone, ${isoTime('s.expires_at')} as "expiresAt"
        from mailed_secrets s join users u on u.id = s.user_id
       where s.id = ${secretId} and s.purpose = ${purpose} and s.used_at is null and s.expires_at > clock_timestamp()`.execute(
      uow.db,
    ),
  );
  const [found] = rows;
  return found ? { ...addresseeOf(found), expiresAt: new Date(found.expiresAt) } : null;
}

const addresseeOf = ({ locale, ...stored }: StoredAddressee): Addressee => ({
  ...stored,
  locale: localeOf(locale),
});

const context = (job: string, userId: string) => ({
  actor: { kind: 'system', name: 'mail delivery' } as const,
  origin: systemOrigin(job),
  scope: { userId },
});

/**
 * Sends it, outside any transaction. `name` is fixed per mail, so that one sent again by a worker that died in between carries the same
 * Message-ID. What the server refuses for good is not tried again; nobody but the person waits for it, so it is only logged.
 */
export async function post(
  deps: PostDeps,
  { email }: Addressee,
  mail: WrittenMail,
  name: string,
): Promise<void> {
  const messageId = `${name}@${new URL(deps.publicUrl).hostname}`;
  const delivery = await deps.mailer.send({
    to: email,
    ...mail,
    messageId,
    senderName: deps.branding.productName,
  });
  if (delivery.outcome === 'refused') deps.logger.warn({ messageId }, 'a mail was refused for good');
}
