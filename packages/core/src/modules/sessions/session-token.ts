import { createHash, randomBytes } from 'node:crypto';

/** A new secret for the cookie: 256 random bits. It is never stored; its hash is the session's key. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const hashSessionToken = (token: string): string => createHash('sha256').update(token).digest('hex');
