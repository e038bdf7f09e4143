import { roleLabel, type renderInvitation } from '@gatehouse/emails';
import { sql } from 'kysely';
import { isoTime, systemOrigin, type OutgoingMail, type UnitOfWork } from '../../../platform/index.ts';
import { acceptUrl, linkToken } from '../domain/invitation-link.ts';
import type { SendPayload } from '../use-cases/mark-delivery.ts';
import type { MailDeps } from './mail-deps.ts';

interface Letter {
  readonly email: string;
  readonly role: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly inviterName: string;
  /** Null for somebody who has left, and for an invitation nobody made. */
  readonly inviterEmail: string | null;
  /** The client's, else the inviter's; null where neither is known. */
  readonly timezone: string | null;
  readonly organisationName: string;
}

/** Whoever is invited has chosen no language yet. */
const locale = 'en';

export const mailContext = ({ partnerId }: SendPayload, job: string) => ({
  actor: { kind: 'system', name: 'mail delivery' } as const,
  origin: systemOrigin(job),
  scope: { partnerId },
});

/**
 * The mail that carries one generation's link, as `render` words it; null when it must not go out any more. `name` begins its Message-ID,
 * which is the same for a mail sent again by a worker that died in between.
 */
export async function writeInvitationEmail(
  deps: MailDeps,
  payload: SendPayload,
  name: string,
  render: typeof renderInvitation,
): Promise<OutgoingMail | null> {
  const { invitationId, generation } = payload;
  const invitationEmail = await deps.transact(mailContext(payload, name), (uow) =>
    loadInvitationEmail(uow, payload),
  );
  if (!invitationEmail) return null;
  const { email, role, expiresAt, timezone, ...details } = invitationEmail;
  const mail = await render({
    branding: deps.branding,
    ...details,
    expiresAt: new Date(expiresAt),
    ...(timezone === null ? {} : { timeZone: timezone }),
    roleLabel: roleLabel(role, locale),
    url: acceptUrl(deps.publicUrl, linkToken(deps.keyring, invitationId, generation, 'mailed')),
    locale,
  });
  const messageId = `${name}.${invitationId}.${generation}@${new URL(deps.publicUrl).hostname}`;
  return { to: email, ...mail, messageId, senderName: deps.branding.productName };
}

/**
 * Null when it must not go out any more: taken back, taken, superseded, past its end, its organisation blocked or its role withdrawn
 * (SECURITY R23).
 */
async function loadInvitationEmail(
  uow: UnitOfWork,
  { invitationId, generation }: SendPayload,
): Promise<Letter | null> {
  const { rows } = await sql<Letter>`
    select i.email, i.role, ${isoTime('i.expires_at')} as "expiresAt", i.invited_by_name as "inviterName",
      coalesce(c.business_name, p.name) as "organisationName",
      coalesce(c.timezone, gatehouse.inviter_time_zone(i.id)) as timezone,
      (select m.email from memberships m where m.partner_id = i.partner_id and m.user_id = i.invited_by_user_id and m.status = 'active'
        order by m.client_id nulls first limit 1) as "inviterEmail"
      from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
     where i.id = ${invitationId} and i.generation = ${generation} and i.status = 'pending' and i.expires_at > clock_timestamp()
       and p.status not in ('suspended', 'archived')
       and (i.client_id is null or c.status not in ('paused', 'archived') and i.role = any (c.roles_on_offer))`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}
