import type { Locale } from '../letter.ts';

export type NoticeKind =
  | 'password_changed'
  | 'mfa_enrolled'
  | 'mfa_removed'
  | 'recovery_codes_regenerated'
  | 'too_many_codes'
  | 'new_device';

/** What happened, and what to do when it was somebody else. */
type Event = { subject: string; heading: string; advice: string; button: string };

type Frame = {
  happened: (name: string, product: string, when: string) => string;
  place: (facts: string) => string;
  hint: string;
  reason: (product: string) => string;
  supportLabel: string;
};

const wasItYou = {
  en: 'If this was you, there is nothing to do. If not, change your password at once and look through your active sessions.',
  de: 'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, ändern Sie sofort Ihr Passwort und prüfen Sie Ihre aktiven Sitzungen.',
};
const lostPassword = {
  en: 'If this was you, there is nothing to do. If not, somebody knows your password: choose a new one with “Forgotten password” on the sign-in page.',
  de: 'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, kennt jemand Ihr Passwort: Wählen Sie auf der Anmeldeseite über „Passwort vergessen“ ein neues.',
};
const open = { en: 'Open security settings', de: 'Sicherheit öffnen' };

const event: Record<Locale, Record<NoticeKind, Event>> = {
  en: {
    password_changed: {
      subject: 'Your password was changed',
      heading: 'Your password was changed',
      advice:
        'Browsers that were signed in with the old one are signed out. If this was you, there is nothing to do. If not, reset the password at once and tell your administrator.',
      button: 'It was not me: reset it',
    },
    mfa_enrolled: {
      subject: 'A second factor was added',
      heading: 'A second factor was added',
      advice: wasItYou.en,
      button: open.en,
    },
    mfa_removed: {
      subject: 'A second factor was removed',
      heading: 'A second factor was removed',
      advice: wasItYou.en,
      button: open.en,
    },
    recovery_codes_regenerated: {
      subject: 'New recovery codes were made',
      heading: 'New recovery codes were made',
      advice: `The older codes no longer work. ${wasItYou.en}`,
      button: open.en,
    },
    too_many_codes: {
      subject: 'Too many wrong codes at sign-in',
      heading: 'Somebody entered wrong codes',
      advice: `The password was right, but the code was wrong several times. ${lostPassword.en}`,
      button: open.en,
    },
    new_device: {
      subject: 'New sign-in to your account',
      heading: 'A sign-in from a new device',
      advice: wasItYou.en,
      button: 'See active sessions',
    },
  },
  de: {
    password_changed: {
      subject: 'Ihr Passwort wurde geändert',
      heading: 'Ihr Passwort wurde geändert',
      advice:
        'Browser, die mit dem alten angemeldet waren, sind abgemeldet. Wenn Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie das Passwort sofort zurück und sagen Sie Ihrer Administration Bescheid.',
      button: 'Das war ich nicht: zurücksetzen',
    },
    mfa_enrolled: {
      subject: 'Ein zweiter Faktor wurde eingerichtet',
      heading: 'Ein zweiter Faktor wurde eingerichtet',
      advice: wasItYou.de,
      button: open.de,
    },
    mfa_removed: {
      subject: 'Ein zweiter Faktor wurde entfernt',
      heading: 'Ein zweiter Faktor wurde entfernt',
      advice: wasItYou.de,
      button: open.de,
    },
    recovery_codes_regenerated: {
      subject: 'Neue Wiederherstellungscodes wurden erzeugt',
      heading: 'Neue Wiederherstellungscodes wurden erzeugt',
      advice: `Die älteren Codes gelten nicht mehr. ${wasItYou.de}`,
      button: open.de,
    },
    too_many_codes: {
      subject: 'Zu viele falsche Codes bei der Anmeldung',
      heading: 'Jemand hat falsche Codes eingegeben',
      advice: `Das Passwort war richtig, der Code aber mehrmals falsch. ${lostPassword.de}`,
      button: open.de,
    },
    new_device: {
      subject: 'Neue Anmeldung in Ihrem Konto',
      heading: 'Eine Anmeldung von einem neuen Gerät',
      advice: wasItYou.de,
      button: 'Aktive Sitzungen ansehen',
    },
  },
};

const frame: Record<Locale, Frame> = {
  en: {
    happened: (name, product, when) =>
      `This concerns the account of ${name} in ${product}. It happened on ${when}.`,
    place: (facts) => `Device and network: ${facts}.`,
    hint: 'If the button does not work, open this address:',
    reason: (product) =>
      `You get this mail because this address has an account in ${product}. Such notices cannot be turned off.`,
    supportLabel: 'Get help',
  },
  de: {
    happened: (name, product, when) => `Es geht um das Konto von ${name} bei ${product}. Zeitpunkt: ${when}.`,
    place: (facts) => `Gerät und Netz: ${facts}.`,
    hint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
    reason: (product) =>
      `Sie erhalten diese E-Mail, weil diese Adresse ein Konto bei ${product} hat. Solche Hinweise lassen sich nicht abschalten.`,
    supportLabel: 'Hilfe',
  },
};

export const noticeWords: Record<Locale, { event: Record<NoticeKind, Event>; frame: Frame }> = {
  en: { event: event.en, frame: frame.en },
  de: { event: event.de, frame: frame.de },
};
