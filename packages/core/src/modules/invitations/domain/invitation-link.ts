import type { Keyring } from '../../../platform/index.ts';

/** How a link left the server. Only a mailed one proves that its holder reads the mailbox (SECURITY R22). */
export type Channel = 'mailed' | 'copied';

export interface LinkClaim {
  readonly invitationId: string;
  readonly channel: Channel;
  readonly signature: string;
}

const marks = { mailed: 'm', copied: 'c' } as const satisfies Record<Channel, string>;
const shape = /^([0-9a-f]{32})([mc])([A-Za-z0-9_-]{43})$/;

const claimText = (invitationId: string, generation: number, channel: Channel) =>
  `${invitationId}.${generation}.${channel}`;

/** The token of a link: id, channel and a 256-bit proof over both and the generation. Derived when needed, not stored. */
export function linkToken(
  keyring: Keyring,
  invitationId: string,
  generation: number,
  channel: Channel,
): string {
  const proof = keyring.sign('invitation-link', claimText(invitationId, generation, channel));
  return invitationId.replaceAll('-', '') + marks[channel] + proof;
}

/** What a token claims, before anything is proved; null for what cannot be one of our tokens. */
export function parseLinkToken(token: string): LinkClaim | null {
  const [, hex, mark, signature] = shape.exec(token) ?? [];
  if (hex === undefined || signature === undefined) return null;
  const invitationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { invitationId, channel: mark === marks.mailed ? 'mailed' : 'copied', signature };
}

/** True when the claim was made for this generation. Resending raises the generation, so that older links prove nothing. */
export function provesLink(keyring: Keyring, claim: LinkClaim, generation: number): boolean {
  return keyring.verify(
    'invitation-link',
    claimText(claim.invitationId, generation, claim.channel),
    claim.signature,
  );
}

/** The address of the link. The token is in the fragment, which no browser sends to a server or a referrer. */
export const acceptUrl = (publicUrl: string, token: string): string => `${publicUrl}/accept#token=${token}`;
