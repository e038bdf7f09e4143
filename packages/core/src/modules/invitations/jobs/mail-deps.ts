import type { Keyring, Logger, Transact } from '../../../platform/index.ts';
import type { Branding } from '../queries/preview-invitation.ts';
import type { UnsolicitedDeps } from './send-unsolicited.ts';

/** What a handler needs to write and send a letter. */
export interface MailDeps extends UnsolicitedDeps {
  readonly transact: Transact;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: Branding;
}
