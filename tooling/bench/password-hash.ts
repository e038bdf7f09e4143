import { hash } from '@node-rs/argon2';
import { hashCost } from './servers/arguments.ts';
import { password } from './world.ts';

let made: Promise<string> | undefined;

/** The one hash of everybody's password. */
export const passwordHash = (): Promise<string> => (made ??= hash(password, hashCost));
