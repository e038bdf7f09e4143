import { isMistake, parseDatabaseUrl, parseSmtpUrl, type Mistake } from '@gatehouse/core/platform';
import { nameFault } from '@gatehouse/core/platform/contract';
import { z } from 'zod';

/** The kinds of values the environment holds. Each has one error sentence, which never repeats the value: the value may be a secret. */

export const number = (error: string, min: number, max: number) =>
  z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });

export const port = () => number('must be a port number, 0 to 65535', 0, 65_535);

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

export const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1');

/** An address or a name to listen on, without a port. */
export const listenHost = z
  .string()
  .regex(/^[\w.:-]+(%\w+)?$/, { error: 'must be an address or a host name, without a port' })
  .refine((host) => !/^[^:]*:\d+$/.test(host), {
    error: 'must be an address or a host name, without a port',
  });

/** Parses a text with `read`, or reports the mistake that `read` returns. */
const whole = <T extends object>(read: (text: string) => T | Mistake) =>
  z.string().transform((text, context) => {
    const value = read(text);
    if (!isMistake(value)) return value;
    context.addIssue({ code: 'custom', message: value.mistake });
    return z.NEVER;
  });

/** A text that people are shown: one visible line, like every name. */
export const shownText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `must have at most ${max} characters`, abort: true })
    .refine((text) => nameFault(text) === null, {
      error: 'must be one visible line, without control or invisible characters',
    });

export const databaseUrl = whole(parseDatabaseUrl).transform(({ url }) => url);

/** Several database URLs, separated by commas. */
export const databaseUrls = whole((text): { urls: string[] } | Mistake => {
  const read = text.split(',').map((part) => parseDatabaseUrl(part.trim()));
  const wrong = read.find(isMistake);
  return wrong ?? { urls: read.flatMap((address) => (isMistake(address) ? [] : [address.url])) };
}).transform(({ urls }) => urls);

export const smtpUrl = z.string().superRefine((text, context) => {
  const server = parseSmtpUrl(text);
  if (isMistake(server)) context.addIssue({ code: 'custom', message: server.mistake });
});

/** The portal is served from the root of a host: links would lose a path. */
const isOrigin = ({ pathname, search, hash, username, password }: URL) =>
  pathname === '/' && search + hash + username + password === '';

export const publicUrl = z.string().superRefine((text, context) => {
  const reject = (message: string) => context.addIssue({ code: 'custom', message });
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text))
    return reject('must be an address beginning with http:// or https://');
  if (!isOrigin(new URL(text))) reject('must be scheme, host and port only');
});

/** Whether a host of that name is reachable from this machine only. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
