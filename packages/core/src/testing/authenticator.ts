import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { ConfirmPasskeyInput, PasskeyCreation } from '../modules/accounts/contract.ts';
import type { PasskeyAssertion, PasskeyRequest } from '../modules/identity/contract.ts';

/** Faults of an answer, as an attacker or a copied authenticator would send it. */
export interface AnswerSettings {
  readonly origin: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly type?: string;
  readonly userHandle?: string;
  /** Signed with another key. */
  readonly forged?: boolean;
}

/** An authenticator in software that holds one ES256 passkey and answers like a browser. */
export interface SoftAuthenticator {
  readonly credentialId: string;
  /** Creates the passkey for the person in the options. */
  create(options: PasskeyCreation, settings: AnswerSettings): ConfirmPasskeyInput;
  /** Proves possession of the passkey. */
  get(options: PasskeyRequest, settings: AnswerSettings): PasskeyAssertion;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url');
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

export function softAuthenticator({ counts = true }: { counts?: boolean } = {}): SoftAuthenticator {
  const key = newKey();
  const id = randomBytes(32);
  let uses = 0;
  let userHandle = '';
  const clientData = (type: string, challenge: string, settings: AnswerSettings) =>
    Buffer.from(
      JSON.stringify({
        type: settings.type ?? type,
        challenge: settings.challenge ?? challenge,
        origin: settings.origin,
        crossOrigin: false,
      }),
    );
  const authData = (rpId: string, settings: AnswerSettings, attested?: Uint8Array) => {
    const flags = 0x01 | (settings.userVerified === false ? 0 : 0x04) | (attested ? 0x40 : 0);
    uses += counts ? 1 : 0;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(settings.counter ?? uses);
    return Buffer.concat([
      sha256(settings.rpId ?? rpId),
      Buffer.from([flags]),
      counter,
      attested ?? Buffer.alloc(0),
    ]);
  };
  const common = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  } as const;

  return {
    credentialId: base64url(id),
    create(options, settings) {
      userHandle = options.user.id;
      const { x = '', y = '' } = key.publicKey.export({ format: 'jwk' });
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]);
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        isoCBOR.encode(cose),
      ]);
      const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(authData(options.rp.id, settings, attested))],
      ]);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge, settings)),
          attestationObject: base64url(isoCBOR.encode(attestation)),
          transports: ['internal', 'hybrid'],
        },
      };
    },
    get(options, settings) {
      const client = clientData('webauthn.get', options.challenge, settings);
      const data = authData(options.rpId, settings);
      const { privateKey } = settings.forged === true ? newKey() : key;
      return {
        ...common,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
          userHandle: settings.userHandle ?? userHandle,
        },
      };
    },
  };
}
