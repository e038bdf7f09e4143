import { actions, type Action } from './actions.ts';
import { command, query, type LimitName, type SignedInTraits, type Traits } from './traits.ts';

const withPassword = { ...command, answer: 'secret', limits: ['reauthentication'] } as const;
const newFactor = { ...command, answer: 'secret', limits: ['enrolments'] } as const;

/** Procedures that need a signed-in person and nothing else: they only touch the caller's own account. */
export const selfProcedures = {
  'auth.switchMembership': { ...command, answer: 'session' },
  'account.changePassword': withPassword,
  'account.mfa': query,
  'account.beginTotp': withPassword,
  'account.confirmTotp': newFactor,
  'account.removeTotp': withPassword,
  'account.regenerateRecoveryCodes': withPassword,
  'account.passkeys': query,
  'account.beginPasskey': withPassword,
  'account.confirmPasskey': newFactor,
  'account.removePasskey': withPassword,
  'account.profile': query,
  'account.updateProfile': command,
  'account.requestEmailProof': { ...command, limits: ['proofMails'] },
  'account.confirmEmailProof': { ...command, limits: ['codes'] },
  'account.sessions': query,
  'account.revokeSession': command,
  'account.revokeOtherSessions': command,
} as const satisfies Record<string, SignedInTraits>;

/** A command that anyone may call: there is no person to store an answer for. */
const openCommand = { kind: 'command', alone: false, limits: [] } as const;
const openAlone = { ...openCommand, alone: true } as const;

/** Procedures that are open to anyone, each with the reason. */
export const openProcedures = {
  'auth.session': {
    ...query,
    because: 'The web app asks who is signed in; the answer is null when no one is.',
  },
  'auth.signIn': {
    ...openAlone,
    limits: ['signIn'],
    because: 'Signing in starts without a session; rate-limited.',
  },
  'auth.secondFactor': {
    ...query,
    because:
      'Asked after the right password: the pending session is the proof, the answer is null without one.',
  },
  'auth.verifySecondFactor': {
    ...openAlone,
    limits: ['codes'],
    because: 'The pending session is the proof; rate-limited.',
  },
  'auth.passkeySignIn': { ...query, because: 'A challenge for anyone; nothing is stored for it.' },
  'auth.signInWithPasskey': {
    ...openAlone,
    limits: ['passkeySignIn', 'passkeySuccess'],
    because: 'Signing in with a passkey starts without a session; rate-limited.',
  },
  'auth.requestPasswordReset': {
    ...openAlone,
    limits: ['resetMails'],
    because: 'Without the password one cannot sign in; the answer is the same for any address.',
  },
  'auth.previewReset': {
    ...openAlone,
    limits: ['links'],
    because:
      'A mailed link is checked as soon as it is opened; it is the proof, nothing changes; rate-limited.',
  },
  'auth.resetPassword': {
    ...openAlone,
    limits: ['links', 'passwordReset'],
    because: 'Without the password one cannot sign in; the mailed link is the proof.',
  },
  'auth.signOut': { ...openCommand, because: 'Ends the session of the cookie, if there is one.' },
  'invitations.preview': {
    ...openCommand,
    limits: ['links'],
    because: 'The invited person has no account yet; the link is the proof.',
  },
  'invitations.accept': {
    ...openAlone,
    limits: ['links', 'copiedLinks'],
    because: 'The invited person has no account yet; the link is the proof.',
  },
  'invitations.requestNewLink': {
    ...openCommand,
    limits: ['links'],
    because: 'An expired link still names its invitation; the answer is the same for any token.',
  },
} as const satisfies Record<string, Traits & { readonly because: string }>;

export type SelfPath = keyof typeof selfProcedures;
export type OpenPath = keyof typeof openProcedures;
/** The path of any procedure of the API. */
export type ProcedurePath = Action | SelfPath | OpenPath;

const procedures = { ...openProcedures, ...selfProcedures, ...actions };
/** The limits that a procedure's calls may count in. */
export type LimitsOf<P extends ProcedurePath> = (typeof procedures)[P]['limits'][number];

const rows: Readonly<Record<string, Traits | SignedInTraits>> = procedures;
const rowOf = (path: string) => (Object.hasOwn(rows, path) ? rows[path] : undefined);

const isKeyOf =
  <T extends object>(table: T) =>
  (key: PropertyKey): key is keyof T =>
    Object.hasOwn(table, key);
export const selfPaths = Object.keys(selfProcedures).filter(isKeyOf(selfProcedures));
export const openPaths = Object.keys(openProcedures).filter(isKeyOf(openProcedures));

export const isProcedure = (path: string): path is ProcedurePath => isKeyOf(procedures)(path);

/** Whether a procedure must be the only call of its request. */
export const isSentAlone = (path: string): boolean => rowOf(path)?.alone === true;

/** Whether a repeat under the same `Idempotency-Key` gets the first answer. False for paths that are not in the table. */
export function keepsAnswer(path: string): boolean {
  const row = rowOf(path);
  return row !== undefined && 'answer' in row && row.answer === 'kept';
}

/** The limits that a procedure names; none for paths that are not in the table. */
export const limitsOf = (path: string): readonly LimitName[] => rowOf(path)?.limits ?? [];
