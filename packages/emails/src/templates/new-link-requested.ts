import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';

export type NewLinkRequestedProps = {
  branding: Branding;
  /** the invitation's stored address */
  inviteeEmail: string;
  organisationName: string;
  /** the page with the organisation's invitations; it asks for sign-in, the mail itself lets nobody in */
  teamUrl: string;
  locale: Locale;
};

type Values = { invitee: string; organisation: string; product: string };
type Words = Pick<Letter, 'heading' | 'body' | 'reason' | 'supportLabel'> & { button: string; hint: string };

const words: Record<Locale, (values: Values) => Words> = {
  en: ({ invitee, organisation, product }) => ({
    heading: 'A new invitation link was requested',
    body: [
      `The invitation of ${invitee} to ${organisation} has expired. Whoever has the old link asks for a new one.`,
      'Resend the invitation if it should still be accepted. If not, there is nothing to do.',
    ],
    button: 'Open invitations',
    hint: 'If the button does not work, open this address:',
    reason: `You get this mail because you sent that invitation in ${product}.`,
    supportLabel: 'Get help',
  }),
  de: ({ invitee, organisation, product }) => ({
    heading: 'Ein neuer Einladungslink wird gewünscht',
    body: [
      `Die Einladung von ${invitee} zu ${organisation} ist abgelaufen. Wer den alten Link hat, bittet um einen neuen.`,
      'Senden Sie die Einladung erneut, wenn sie noch gilt. Wenn nicht, ist nichts zu tun.',
    ],
    button: 'Einladungen öffnen',
    hint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
    reason: `Sie erhalten diese E-Mail, weil Sie diese Einladung bei ${product} versandt haben.`,
    supportLabel: 'Hilfe',
  }),
};

const subjects: Record<Locale, (invitee: string) => string> = {
  en: (invitee) => `${invitee} asks for a new invitation link`,
  de: (invitee) => `${invitee} bittet um einen neuen Einladungslink`,
};

/** Tells the inviter that the holder of an expired invitation would like another one. */
export function renderNewLinkRequested(props: NewLinkRequestedProps): Promise<RenderedMail> {
  const { branding, locale, teamUrl } = props;
  // An address that has passed validation; the layout still keeps mail programs from linking it.
  const invitee = clean(props.inviteeEmail);
  const { button, hint, ...said } = words[locale]({
    invitee,
    organisation: inSentence(props.organisationName),
    product: inSentence(branding.productName),
  });
  const action = { label: button, hint, url: teamUrl };
  return renderLetter({ locale, subject: subjects[locale](invitee), ...said, action }, branding);
}
