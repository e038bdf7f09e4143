import type { Page } from 'playwright-core';

export interface VirtualAuthenticator {
  /** How many passkeys it holds. */
  readonly passkeys: () => Promise<number>;
  /** Whether whoever holds it agrees, or lets the browser's question pass. */
  readonly agrees: (yes: boolean) => Promise<void>;
}

/** A phone or laptop that makes and keeps passkeys for this page's browser, and knows whose finger it is. */
export async function anAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async passkeys() {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
    async agrees(yes) {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes });
    },
  };
}
