import type { EmailContent, Locale, RenderedMail } from '../email-content.ts';
import { renderEmail } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';
import { frameTexts } from './frame-texts.ts';
import { inviterInFull, type InvitationProps } from './invitation.ts';

type Values = {
  inviter: string;
  inviterInFull: string;
  organisation: string;
  role: string;
  product: string;
  until: string;
};
type Texts = Pick<EmailContent, 'heading' | 'body' | 'reason' | 'preheader'> & { button: string };

const texts: Record<Locale, (values: Values) => Texts> = {
  en: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
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

const subjects: Record<Locale, (organisation: string) => string> = {
  en: (organisation) => `Reminder: your invitation to ${organisation} expires soon`,
  de: (organisation) => `Erinnerung: Ihre Einladung zu ${organisation} läuft bald ab`,
};

/** The mail that reminds of an invitation before it expires. It carries the same link. */
export function renderInvitationReminder(props: InvitationProps): Promise<RenderedMail> {
  const { branding, locale, url } = props;
  const { button, ...said } = texts[locale]({
    inviter: inSentence(props.inviterName),
    inviterInFull: inviterInFull(props),
    organisation: inSentence(props.organisationName),
    role: inSentence(props.roleLabel),
    product: inSentence(branding.productName),
    until: formatDate(props.expiresAt, locale, props.timeZone),
  });
  const subject = subjects[locale](unlinkable(clean(props.organisationName)));
  const { hint, supportLabel } = frameTexts[locale];
  return renderEmail(
    { locale, subject, ...said, supportLabel, action: { label: button, hint, url } },
    branding,
  );
}
