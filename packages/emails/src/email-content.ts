export type Locale = 'en' | 'de';

export type Branding = {
  productName: string;
  /** `#rrggbb`. A colour too light for white text is darkened; anything that is not a colour falls back to our own. */
  primaryColor: string;
  /** https (or http for development). Other addresses are dropped. */
  logoUrl?: string | undefined;
  supportUrl?: string | undefined;
};

/** What every mail needs for rendering: its sender's branding, and its reader's language and zone. */
export type Frame = {
  branding: Branding;
  locale: Locale;
  /** IANA name; null for UTC, which the mail then shows */
  timeZone?: string | null;
};

/** The parts of every mail. Its texts may hold what people typed, already cleaned. */
export type EmailContent = {
  locale: Locale;
  subject: string;
  /** What a list of mails shows beside the subject. It adds to the subject. */
  preheader: string;
  heading: string;
  /** Two or three sentences, one paragraph each. */
  body: string[];
  action?: { label: string; hint: string; url: string };
  /** For typing in. It stands alone on its line. */
  code?: string;
  /** Who sent this and why. */
  reason: string;
  supportLabel: string;
};

export type RenderedMail = { subject: string; html: string; text: string };
