import type { Keyring, Logger, Mailer, RunUnit } from '../../../platform/index.ts';
import type { Branding } from '../queries/preview-invitation.ts';

/** What a handler needs to write and send a letter. */
export interface MailDeps {
  readonly runUnit: RunUnit;
  readonly keyring: Keyring;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: Branding;
}
