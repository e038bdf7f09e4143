/** Whether this browser knows passkeys at all. Asks nothing of anybody, so that it can be asked while drawing. */
export const supportsPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function';
