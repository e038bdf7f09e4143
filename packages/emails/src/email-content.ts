export type Locale = 'en' | 'de';

export type Branding = {
  productName: string;
  /** `#rrggbb`; a shade too light for white text is darkened, anything else falls back to our own */
  primaryColor: string;
  /** https (or http for development); anything else is left out */
  logoUrl?: string | undefined;
  supportUrl?: string | undefined;
};

/** What every mail of ours consists of. Its texts may hold what people have typed, already cleaned. */
export type EmailContent = {
  locale: Locale;
  subject: string;
  /** what a list of mails shows beside the subject; says what the subject does not */
  preheader: string;
  heading: string;
  /** two or three sentences, one paragraph each */
  body: string[];
  action?: { label: string; hint: string; url: string };
  /** to be typed somewhere; stands alone on its line */
  code?: string;
  /** who sent this and why */
  reason: string;
  supportLabel: string;
};

export type RenderedMail = { subject: string; html: string; text: string };
