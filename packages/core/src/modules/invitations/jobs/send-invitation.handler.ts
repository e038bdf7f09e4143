import { renderInvitation, roleLabel } from '@gatehouse/emails';
import { sql } from 'kysely';
import { isoTime, systemOrigin, type UnitOfWork } from '../../../platform/index.ts';
import { acceptUrl, linkToken } from '../domain/invitation-link.ts';
import type { MailDeps } from './mail-deps.ts';
import { markDelivery, type SendPayload } from '../use-cases/mark-delivery.ts';

interface Letter {
  readonly email: string;
  readonly role: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly inviterName: string;
  readonly organisationName: string;
}

/** Whoever is invited has chosen no language yet. */
const locale = 'en';

/**
 * Unit 1: is it still wanted? Then render and send outside any transaction. Unit 2: note what came of it. Killed in between, the job runs
 * again and the same Message-ID goes out twice: at least once, never not at all.
 */
export async function sendInvitation(deps: MailDeps, payload: SendPayload): Promise<void> {
  const { invitationId, partnerId, generation } = payload;
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('invitation.send'),
    scope: { partnerId },
  };
  const letter = await deps.runUnit(context, (uow) => loadLetter(uow, payload));
  if (!letter) return;

  const url = acceptUrl(deps.publicUrl, linkToken(deps.keyring, invitationId, generation, 'mailed'));
  const { email, role, expiresAt, ...facts } = letter;
  const mail = await renderInvitation({
    branding: deps.branding,
    ...facts,
    expiresAt: new Date(expiresAt),
    roleLabel: roleLabel(role, locale),
    url,
    locale,
  });
  const host = new URL(deps.publicUrl).hostname;
  const messageId = `invitation.${invitationId}.${generation}@${host}`;
  const delivery = await deps.mailer.send({
    to: email,
    ...mail,
    messageId,
    senderName: deps.branding.productName,
  });
  await deps.runUnit(context, (uow) => markDelivery(uow, payload, delivery));
}

/**
 * Null when it must not go out any more: taken back, taken, superseded, past its end, its organisation blocked or its role withdrawn
 * (SECURITY R23).
 */
async function loadLetter(
  uow: UnitOfWork,
  { invitationId, generation }: SendPayload,
): Promise<Letter | null> {
  const { rows } = await sql<Letter>`
    select i.email, i.role, ${isoTime('i.expires_at')} as "expiresAt", i.invited_by_name as "inviterName",
      coalesce(c.business_name, p.name) as "organisationName"
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
