import type { PasskeyCreation, ConfirmPasskeyInput } from '@gatehouse/core/accounts/contract';
import type { PasskeyAssertion, PasskeyRequest } from '@gatehouse/core/identity/contract';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** The only file that imports the WebAuthn library. Import it when a passkey is needed, never before. */

/** Creates a passkey. The browser asks the person where to keep it. */
export async function makePasskey(options: PasskeyCreation): Promise<ConfirmPasskeyInput> {
  const { id, rawId, type, response } = await startRegistration({ optionsJSON: options });
  const { clientDataJSON, attestationObject, transports } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
  };
}

/** Proves that the person has a passkey. The browser asks for a finger, a face, a PIN or a key. */
export async function provePasskey(options: PasskeyRequest): Promise<PasskeyAssertion> {
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON: options });
  return { id, rawId, type, response };
}
