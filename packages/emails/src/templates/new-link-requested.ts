import type { Frame, Locale, RenderedMail } from '../email-content.ts';
import { renderFramed, type Texts } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';

export type NewLinkRequestedProps = Frame & {
  /** the invitation's stored address */
  inviteeEmail: string;
  organisationName: string;
  /** the page with the organisation's invitations, which asks for sign-in: the mail itself lets nobody in */
  teamUrl: string;
};

type Values = { invitee: string; organisation: string; product: string };

const texts: Record<Locale, (values: Values) => Texts> = {
  en: ({ invitee, organisation, product }) => ({
    preheader: `Their invitation to ${organisation} has expired.`,
    heading: 'A new invitation was requested',
    body: [
      `The invitation for ${invitee} to join ${organisation} has expired. Someone with the expired link requested a new one.`,
      'If they should still join, send the invitation again. Otherwise, you can ignore this.',
    ],
    button: 'Open invitations',
    reason: `You’re receiving this because you can invite people to ${organisation} on ${product}.`,
  }),
  de: ({ invitee, organisation, product }) => ({
    preheader: `Die Einladung zu ${organisation} ist abgelaufen.`,
    heading: 'Neue Einladung angefordert',
    body: [
      `Die Einladung für ${invitee} zu ${organisation} ist abgelaufen. Jemand mit dem abgelaufenen Link hat eine neue angefordert.`,
      'Senden Sie die Einladung erneut, wenn sie noch gelten soll. Andernfalls können Sie diese E-Mail ignorieren.',
    ],
    button: 'Einladungen öffnen',
    reason: `Sie erhalten diese E-Mail, weil Sie auf ${product} zu ${organisation} einladen können.`,
  }),
};

const subjects: Record<Locale, (invitee: string) => string> = {
  en: (invitee) => `A new invitation was requested for ${invitee}`,
  de: (invitee) => `Neue Einladung für ${invitee} angefordert`,
};

/** The mail that notifies an administrator that the holder of an expired invitation asks for a new one. */
export function renderNewLinkRequested(props: NewLinkRequestedProps): Promise<RenderedMail> {
  const { branding, locale, teamUrl } = props;
  // A validated address is not a typed name, so it stays unchanged and can be copied.
  const invitee = clean(props.inviteeEmail);
  return renderFramed(props, {
    ...texts[locale]({
      invitee,
      organisation: inSentence(props.organisationName),
      product: inSentence(branding.productName),
    }),
    subject: subjects[locale](invitee),
    url: teamUrl,
  });
}
