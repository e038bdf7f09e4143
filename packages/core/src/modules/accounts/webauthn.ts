import { generateKeyPairSync } from 'node:crypto';
import { lifetimes } from '@gatehouse/policy';
import { z } from 'zod';
import { passkeyTransports, type PasskeyAssertion, type PasskeyRequest } from '../identity/contract.ts';
import type { ConfirmPasskeyInput, PasskeyCreation } from './contract.ts';
import type { RelyingParty } from './domain/relying-party.ts';

/**
 * The only file that uses the WebAuthn library. Any error the library throws means: not proven. The library and the parsers of certificates
 * that it brings take 20 MB, so a process loads them with its first passkey.
 */
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

type Transport = (typeof passkeyTransports)[number];
/** The stored form. */
export const knownTransports = z.array(z.enum(passkeyTransports));

export interface KnownCredential {
  readonly credentialId: string;
  readonly transports: readonly Transport[];
}

/** What an assertion is verified against. */
export const storedCredential = z.object({
  credentialId: z.string(),
  /** COSE key, base64url. */
  publicKey: z.string(),
  counter: z.number(),
});
export type StoredCredential = z.infer<typeof storedCredential>;

export interface NewCredential extends StoredCredential {
  readonly transports: readonly Transport[];
}

/** EdDSA, ES256, RS256: algorithms that every process of the app can verify, on any runtime. */
const algorithms = [-8, -7, -257];
const timeout = lifetimes.passkeyChallenge * 1_000;
const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'));

export async function creationOptions(
  rp: RelyingParty,
  person: { readonly userId: string; readonly email: string; readonly name: string },
  challenge: string,
  known: readonly KnownCredential[],
): Promise<PasskeyCreation> {
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.userId),
    challenge: bytesOf(challenge),
    timeout,
    supportedAlgorithmIDs: algorithms,
  });
  return {
    challenge: options.challenge,
    rp: { id: rp.id, name: rp.name },
    user: options.user,
    pubKeyCredParams: options.pubKeyCredParams,
    timeout,
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: {
      // Stored on the authenticator if it can, so that the passkey also signs in by itself.
      residentKey: 'preferred',
      requireResidentKey: false,
      userVerification: 'preferred',
    },
    attestation: 'none',
    extensions: { credProps: true },
  };
}

export async function requestOptions(
  rp: RelyingParty,
  challenge: string,
  known: readonly KnownCredential[],
  userVerification: PasskeyRequest['userVerification'],
): Promise<PasskeyRequest> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    challenge: bytesOf(challenge),
    timeout,
    userVerification,
  });
  return {
    challenge: options.challenge,
    rpId: rp.id,
    timeout,
    allowCredentials: known.map(descriptorOf),
    userVerification,
  };
}

const descriptorOf = ({ credentialId, transports }: KnownCredential) => ({
  id: credentialId,
  type: 'public-key' as const,
  transports: [...transports],
});

/** The challenge that an answer claims to be for; null when it cannot be read. */
export async function challengeIn({
  response,
}: PasskeyAssertion | ConfirmPasskeyInput): Promise<string | null> {
  const { decodeClientDataJSON } = await helpers();
  try {
    const { challenge } = decodeClientDataJSON(response.clientDataJSON);
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** The new credential, or null when the answer proves nothing. */
export async function verifiedCredential(
  rp: RelyingParty,
  answer: ConfirmPasskeyInput,
  challenge: string,
): Promise<NewCredential | null> {
  const { clientDataJSON, attestationObject } = answer.response;
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      // A security key without a PIN is a second factor beside the password. Alone it does not sign in.
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified || registrationInfo.credential.id !== answer.id) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const reported = answer.response.transports ?? [];
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: passkeyTransports.filter((transport) => reported.includes(transport)),
    };
  } catch {
    return null;
  }
}

let decoy: Promise<StoredCredential> | undefined;

/**
 * A key that nobody has. An unknown passkey's proof is verified against it, so that the answer takes as long. Every sign-in asks for it,
 * whether or not its passkey is known: otherwise the first unknown one alone would take the time to make the key.
 */
export const decoyCredential = (): Promise<StoredCredential> =>
  (decoy ??= decoyKey().then((publicKey) => ({ credentialId: '', publicKey, counter: 0 })));

async function decoyKey(): Promise<string> {
  const { isoCBOR } = await helpers();
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  // COSE: key type EC2, ES256, curve P-256.
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytesOf(x)],
    [-3, bytesOf(y)],
  ]);
  return Buffer.from(isoCBOR.encode(key)).toString('base64url');
}

/** The counter after this use, or null when the assertion proves nothing. */
export async function verifiedAssertion(
  rp: RelyingParty,
  stored: StoredCredential,
  assertion: PasskeyAssertion,
  challenge: string,
  userVerification: PasskeyRequest['userVerification'],
): Promise<number | null> {
  const { clientDataJSON, authenticatorData, signature } = assertion.response;
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: assertion.id,
        rawId: assertion.rawId,
        type: assertion.type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      credential: {
        id: stored.credentialId,
        publicKey: bytesOf(stored.publicKey),
        counter: stored.counter,
      },
      requireUserVerification: userVerification === 'required',
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
