import type { Page } from 'playwright-core';

export interface VirtualAuthenticator {
  /** The number of passkeys it holds. */
  readonly passkeys: () => Promise<number>;
  /** Whether its holder confirms, or ignores the browser's question. */
  readonly agrees: (yes: boolean) => Promise<void>;
}

/** A phone or laptop that makes and keeps passkeys for this page's browser, and recognises its user. */
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
