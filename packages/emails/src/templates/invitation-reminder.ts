import type { RenderedMail } from '../email-content.ts';
import { renderAboutInvitation, type InvitationProps, type InvitationTexts } from './invitation.ts';

const texts: InvitationTexts = {
  en: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
    subject: (_, to) => `Reminder: your invitation to ${to} expires soon`,
    preheader: `${role} · accept by ${until}`,
    heading: `Your invitation to ${organisation} expires soon`,
    body: [
      `${inviter} invited you to join ${organisation} on ${product}. Your role: ${role}.`,
      `Accept by ${until}. After that, you need a new invitation.`,
    ],
    button: 'Accept the invitation',
    reason: `You’re receiving this one reminder because ${inviterInFull} invited you and you haven’t accepted yet. If you don’t want to join, you can ignore it: the invitation expires.`,
  }),
  de: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
    subject: (_, to) => `Erinnerung: Ihre Einladung zu ${to} läuft bald ab`,
    preheader: `${role} · gültig bis ${until}`,
    heading: `Ihre Einladung zu ${organisation} läuft bald ab`,
    body: [
      `${inviter} hat Sie auf ${product} zu ${organisation} eingeladen. Ihre Rolle: ${role}.`,
      `Nehmen Sie die Einladung bis ${until} an. Danach benötigen Sie eine neue.`,
    ],
    button: 'Einladung annehmen',
    reason: `Sie erhalten diese einmalige Erinnerung, weil ${inviterInFull} Sie eingeladen hat und Sie die Einladung noch nicht angenommen haben. Wenn Sie nicht beitreten möchten, ignorieren Sie sie: Die Einladung läuft dann ab.`,
  }),
};

/** The mail that reminds of an invitation before it expires. It carries the same link. */
export const renderInvitationReminder = (props: InvitationProps): Promise<RenderedMail> =>
  renderAboutInvitation(props, texts);
