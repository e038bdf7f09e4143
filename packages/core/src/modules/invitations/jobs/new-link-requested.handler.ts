import { renderNewLinkRequested, type Locale } from '@gatehouse/emails';
import { sql } from 'kysely';
import type { z } from 'zod';
import { systemOrigin, type UnitOfWork } from '../../../platform/index.ts';
import { personDetails } from '../../identity/index.ts';
import {
  findInvitingAdministrators,
  type InvitingAdministrator,
} from '../queries/find-inviting-administrators.ts';
import { newLinkRequestedJob, notifyOfNewLinkJob } from './new-link-requested.job.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendUnsolicited } from './send-unsolicited.ts';

type Wish = z.infer<typeof newLinkRequestedJob.payload>;
type Payload = z.infer<typeof notifyOfNewLinkJob.payload>;

const contextOf = ({ partnerId }: Wish) => ({
  actor: { kind: 'system', name: 'mail delivery' } as const,
  origin: systemOrigin('invitation.new_link_requested'),
  scope: { partnerId },
});

/** What was promised to the inviter goes to whoever holds the office now; a wish that reaches no one is in the log. */
export async function notifyOffice(deps: MailDeps, wish: Wish): Promise<void> {
  const notified = await deps.transact(contextOf(wish), async (uow) => {
    const { partnerId, invitationId, inviterId, generation } = wish;
    if (!(await isStillOpen(uow, wish))) return null;
    const administrators = await findInvitingAdministrators(uow, wish);
    for (const { membershipId } of administrators)
      uow.enqueue(notifyOfNewLinkJob, { partnerId, invitationId, inviterId, generation, membershipId });
    return administrators.length;
  });
  if (notified === 0)
    deps.logger.warn({ invitationId: wish.invitationId }, 'a wish for a new link reaches no administrator');
}

/** Resent, revoked or accepted meanwhile, or its organisation closed (SECURITY R30): there is nothing left to ask for. */
async function isStillOpen(uow: UnitOfWork, { invitationId, generation }: Wish): Promise<boolean> {
  const { rows } = await sql`
    select 1 from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
     where i.id = ${invitationId} and i.generation = ${generation} and i.status in ('pending', 'expired')
       and p.status not in ('suspended', 'archived') and (i.client_id is null or c.status not in ('paused', 'archived'))`.execute(
    uow.db,
  );
  return rows.length > 0;
}

interface Notice {
  readonly inviteeEmail: string;
  readonly organisationName: string;
  readonly clientId: string | null;
}

/** Mails one administrator. One who has left the office since then hands the wish back, so that somebody else is found. */
export async function mailNewLinkRequest(deps: MailDeps, payload: Payload): Promise<void> {
  const invitationEmail = await deps.transact(contextOf(payload), async (uow) => {
    if (!(await isStillOpen(uow, payload))) return null;
    const { membershipId, ...wish } = payload;
    const administrators = await findInvitingAdministrators(uow, wish);
    const reader = administrators.find((one) => one.membershipId === membershipId);
    if (!reader) {
      uow.enqueue(newLinkRequestedJob, wish);
      return null;
    }
    const notice = await loadNotice(uow, payload);
    return notice && { ...notice, reader };
  });
  if (!invitationEmail) return;
  const { reader, inviteeEmail, organisationName } = invitationEmail;
  const mail = await renderNewLinkRequested({
    branding: deps.branding,
    inviteeEmail,
    organisationName,
    teamUrl: deps.publicUrl + pageOf(invitationEmail, reader),
    locale: await languageOf(deps, reader),
  });
  const { invitationId, generation, membershipId } = payload;
  const messageId = `new-link.${invitationId}.${generation}.${membershipId}@${new URL(deps.publicUrl).hostname}`;
  const message = { to: reader.email, ...mail, messageId, senderName: deps.branding.productName };
  const delivery = await sendUnsolicited(deps, payload.partnerId, message);
  if (delivery.outcome !== 'delayed') return;
  const { retryAfter: startAfterSeconds } = delivery;
  await deps.transact(contextOf(payload), async (uow) =>
    uow.enqueue(notifyOfNewLinkJob, payload, { startAfterSeconds }),
  );
}

/** As their account says, which only their own scope shows. */
async function languageOf(deps: MailDeps, { userId }: InvitingAdministrator): Promise<Locale> {
  const context = {
    actor: { kind: 'system', name: 'mail delivery' } as const,
    origin: systemOrigin('invitation.new_link_requested'),
    scope: { userId },
  };
  const person = await deps.transact(context, (uow) => personDetails(uow, userId));
  return person?.locale === 'de' ? 'de' : 'en';
}

/** Where this administrator finds the invitation. */
function pageOf({ clientId }: Notice, { ofClient }: InvitingAdministrator): string {
  if (clientId === null) return '/team/invitations';
  return ofClient ? '/users' : `/clients/${clientId}?tab=users`;
}

async function loadNotice(uow: UnitOfWork, { invitationId }: Payload): Promise<Notice | null> {
  const { rows } = await sql<Notice>`
    select i.email as "inviteeEmail", coalesce(c.business_name, p.name) as "organisationName", i.client_id as "clientId"
      from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
     where i.id = ${invitationId}`.execute(uow.db);
  return rows[0] ?? null;
}
