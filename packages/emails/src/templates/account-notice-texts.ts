import type { Locale } from '../email-content.ts';

export type NoticeKind =
  | 'password_changed'
  | 'mfa_enrolled'
  | 'mfa_removed'
  | 'recovery_codes_regenerated'
  | 'too_many_codes'
  | 'new_device';

interface Event {
  readonly subject: string;
  /** the whole sentence: what happened, in which product, when */
  readonly happened: (product: string, when: string) => string;
  /** what to do when another person did it */
  readonly advice: string;
  readonly button: string;
}

interface Frame {
  readonly greeting: (name: string) => string;
  /** a browser and the system it runs on */
  readonly device: (browser: string, os: string) => string;
  readonly place: (details: string) => string;
  readonly reason: (product: string) => string;
}

const wasItYou = {
  en: 'If this was you, you don’t need to do anything. If not, change your password now and review your active sessions.',
  de: 'Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, ändern Sie jetzt Ihr Passwort und prüfen Sie Ihre aktiven Sitzungen.',
};
const lostPassword = {
  en: 'If this was you, you don’t need to do anything. If not, someone knows your password: reset it now.',
  de: 'Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, kennt jemand Ihr Passwort: Setzen Sie es jetzt zurück.',
};
const reset = { en: 'Reset my password', de: 'Passwort zurücksetzen' };
const open = { en: 'Open security settings', de: 'Sicherheitseinstellungen öffnen' };

const event: Record<Locale, Record<NoticeKind, Event>> = {
  en: {
    password_changed: {
      subject: 'Your password was changed',
      happened: (product, when) => `The password of your ${product} account was changed on ${when}.`,
      advice:
        'All other sessions have ended. If this was you, you don’t need to do anything. If not, reset your password now and tell your administrator.',
      button: reset.en,
    },
    mfa_enrolled: {
      subject: 'A two-step verification method was added',
      happened: (product, when) =>
        `A two-step verification method was added to your ${product} account on ${when}.`,
      advice: wasItYou.en,
      button: open.en,
    },
    mfa_removed: {
      subject: 'A two-step verification method was removed',
      happened: (product, when) =>
        `A two-step verification method was removed from your ${product} account on ${when}.`,
      advice: wasItYou.en,
      button: open.en,
    },
    recovery_codes_regenerated: {
      subject: 'New recovery codes were created',
      happened: (product, when) => `New recovery codes were created for your ${product} account on ${when}.`,
      advice: `The previous codes no longer work. ${wasItYou.en}`,
      button: open.en,
    },
    too_many_codes: {
      subject: 'Too many wrong codes at sign-in',
      happened: (product, when) =>
        `Someone entered the right password of your ${product} account and several wrong codes. The last one was on ${when}.`,
      advice: lostPassword.en,
      button: reset.en,
    },
    new_device: {
      subject: 'New sign-in to your account',
      happened: (product, when) =>
        `Your ${product} account was used to sign in from a new device on ${when}.`,
      advice: wasItYou.en,
      button: 'Review active sessions',
    },
  },
  de: {
    password_changed: {
      subject: 'Ihr Passwort wurde geändert',
      happened: (product, when) => `Das Passwort Ihres Kontos bei ${product} wurde geändert: ${when}.`,
      advice:
        'Alle anderen Sitzungen wurden beendet. Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, setzen Sie Ihr Passwort jetzt zurück und informieren Sie Ihren Admin.',
      button: reset.de,
    },
    mfa_enrolled: {
      subject: 'Eine Methode der Zwei-Schritt-Bestätigung wurde hinzugefügt',
      happened: (product, when) =>
        `Ihrem Konto bei ${product} wurde eine Methode der Zwei-Schritt-Bestätigung hinzugefügt: ${when}.`,
      advice: wasItYou.de,
      button: open.de,
    },
    mfa_removed: {
      subject: 'Eine Methode der Zwei-Schritt-Bestätigung wurde entfernt',
      happened: (product, when) =>
        `Von Ihrem Konto bei ${product} wurde eine Methode der Zwei-Schritt-Bestätigung entfernt: ${when}.`,
      advice: wasItYou.de,
      button: open.de,
    },
    recovery_codes_regenerated: {
      subject: 'Neue Wiederherstellungscodes wurden erstellt',
      happened: (product, when) =>
        `Für Ihr Konto bei ${product} wurden neue Wiederherstellungscodes erstellt: ${when}.`,
      advice: `Die bisherigen Codes funktionieren nicht mehr. ${wasItYou.de}`,
      button: open.de,
    },
    too_many_codes: {
      subject: 'Zu viele falsche Codes bei der Anmeldung',
      happened: (product, when) =>
        `Jemand hat das richtige Passwort Ihres Kontos bei ${product} und mehrere falsche Codes eingegeben, zuletzt: ${when}.`,
      advice: lostPassword.de,
      button: reset.de,
    },
    new_device: {
      subject: 'Neue Anmeldung bei Ihrem Konto',
      happened: (product, when) =>
        `Mit Ihrem Konto bei ${product} hat sich jemand von einem neuen Gerät angemeldet: ${when}.`,
      advice: wasItYou.de,
      button: 'Aktive Sitzungen prüfen',
    },
  },
};

const frame: Record<Locale, Frame> = {
  en: {
    greeting: (name) => `Hello ${name},`,
    device: (browser, os) => `${browser} on ${os}`,
    place: (details) => `Device and network: ${details}.`,
    reason: (product) => `You’re receiving this because this address has an account on ${product}.`,
  },
  de: {
    greeting: (name) => `Guten Tag ${name},`,
    device: (browser, os) => `${browser} unter ${os}`,
    place: (details) => `Gerät und Netzwerk: ${details}.`,
    reason: (product) => `Sie erhalten diese E-Mail, weil diese Adresse ein Konto bei ${product} hat.`,
  },
};

export const noticeTexts: Record<Locale, { event: Record<NoticeKind, Event>; frame: Frame }> = {
  en: { event: event.en, frame: frame.en },
  de: { event: event.de, frame: frame.de },
};
