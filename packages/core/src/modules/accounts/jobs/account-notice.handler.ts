import { renderAccountNotice, type Branding, type Locale } from '@gatehouse/emails';
import { sql } from 'kysely';
import type { z } from 'zod';
import { isTimeZone } from '../../../platform/contract.ts';
import { systemOrigin, type Mailer, type Transact, type UnitOfWork } from '../../../platform/index.ts';
import { deviceFamily, type newDeviceJob } from '../../sessions/index.ts';
import type { accountNoticeJob, NoticeKind } from './account-notice.job.ts';

export interface NoticeDeps {
  readonly transact: Transact;
  readonly mailer: Mailer;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: Branding;
}

type Payload = Omit<z.infer<typeof accountNoticeJob.payload>, 'kind'> & { readonly kind: Kind };
type Kind = NoticeKind | 'new_device';

interface Reader {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly timezone: string | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** Writes to the address the account stands under, in its owner's language and time. Killed before the end it is sent again, under the same Message-ID. */
export async function sendAccountNotice(deps: NoticeDeps, payload: Payload): Promise<void> {
  const { userId, kind, noticeId, at } = payload;
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('account.notice'),
    scope: { userId },
  };
  const reader = await deps.transact(context, (uow) => loadReader(uow, payload));
  if (!reader) return;
  const mail = await renderAccountNotice({
    branding: deps.branding,
    kind,
    name: reader.name,
    at: new Date(at),
    timeZone: knownTimeZone(reader.timezone),
    device: reader.userAgent === null ? null : deviceFamily(reader.userAgent),
    ip: reader.ip,
    url: `${deps.publicUrl}${pageOf(kind)}`,
    locale: localeOf(reader.locale),
  });
  const messageId = `account.${kind}.${noticeId}@${new URL(deps.publicUrl).hostname}`;
  await deps.mailer.send({
    to: reader.email,
    ...mail,
    messageId,
    senderName: deps.branding.productName,
  });
}

/** The same for a sign-in with something new; the session it opened is the occasion. */
export function notifyOfNewDevice(
  deps: NoticeDeps,
  payload: z.infer<typeof newDeviceJob.payload>,
): Promise<void> {
  return sendAccountNotice(deps, { ...payload, kind: 'new_device', noticeId: payload.sessionId });
}

/** Null when the account has no place any more: it can do nothing here, and its owner is no longer anybody's business. */
async function loadReader(uow: UnitOfWork, { userId, sessionId }: Payload): Promise<Reader | null> {
  const { rows } = await sql<Reader>`
    select u.email, u.display_name as name, u.locale, coalesce(u.timezone, u.last_time_zone) as timezone, s.user_agent as "userAgent", s.ip
      from users u left join sessions s on s.handle = ${sessionId} and s.user_id = u.id
     where u.id = ${userId} and exists (select 1 from memberships m where m.user_id = u.id and m.status = 'active')`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}

/** Who did not change the password cannot get in to look, and one that somebody else knows must go: a reset helps in both cases. */
const pages: Partial<Record<Kind, string>> = {
  new_device: '/settings/sessions',
  password_changed: '/forgot-password',
  too_many_codes: '/forgot-password',
};
const pageOf = (kind: Kind) => pages[kind] ?? '/settings/security';

const localeOf = (stored: string): Locale => (stored === 'de' ? 'de' : 'en');

/** A zone this process does not know must not keep the mail from going out. */
function knownTimeZone(stored: string | null): string {
  return stored !== null && isTimeZone(stored) ? stored : 'UTC';
}
