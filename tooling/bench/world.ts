/** What every contender stores: one large organisation and fifty small ones, their administrators signed in. */
export interface World {
  /** Members of the large organisation. */
  readonly size: number;
  /** Members of each small one. */
  readonly each: number;
}

export const smallOnes = 50;
/** So many people work concurrently; each has a session of their own. */
export const connections = 16;

export const worldOf = (size: number): World => ({ size, each: Math.max(40, Math.floor(size / smallOnes)) });

/** Organisation 0 is the large one, 1 to 50 are the small ones, 51 is where invitees already are. */
export const elsewhere = smallOnes + 1;

export const membersOf = ({ size, each }: World, organisation: number): number =>
  organisation === 0 ? size : organisation === elsewhere ? 1 : each;

/** The first members of an organisation are its administrators, each of them signed in: one for each connection, or one alone. */
export const adminsOf = (organisation: number): number => (organisation === 0 ? connections : 1);

export type Spread = 'one' | 'fifty';

/** The organisation and its administrator that the request number `k` of a connection acts for. */
export function actorOf(spread: Spread, k: number, connection: number) {
  return spread === 'one'
    ? { organisation: 0, admin: 1 + (connection % connections) }
    : { organisation: 1 + (k % smallOnes), admin: 1 };
}

/** The secret of a session, as its cookie carries it. */
export const sessionSecret = (organisation: number, member: number): string =>
  `bench-session-${organisation}-${member}-of-32-characters`;

export const emailOf = (organisation: number, member: number): string =>
  `person-${organisation}-${member}@example.test`;

const given =
  'Adaeze Camila Daniel Elif Farah Giulia Hanna Ines Jonas Kenji Mateo Nadia Oskar Priya Rosa'.split(' ');
const family = 'Adler Conti Demir Duarte Haddad Kowalczyk Levi Nwosu Petrova Ruiz Silva Watanabe'.split(' ');

/** Each is the family name of one member in twelve. */
export const searched: readonly string[] = family;

/** SQL that makes the name of member `n`. */
export const nameSql = (n: string): string =>
  `(array['${given.join("','")}'])[1 + ${n} % ${given.length}] || ' ' || (array['${family.join("','")}'])[1 + (${n} / 7) % ${family.length}] || ' ' || ${n}`;

const counted = new Map<string, number>();

/** How many members of an organisation of `size` have this family name. */
export function countOf(size: number, word: string): number {
  const key = `${size} ${word}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  let count = 0;
  for (let n = 1; n <= size; n += 1) if (family[Math.floor(n / 7) % family.length] === word) count += 1;
  counted.set(key, count);
  return count;
}

/** Members whose roles change, one after the other and then back: never an administrator who works. */
export function roleTarget(world: World, spread: Spread, k: number) {
  const organisation = spread === 'one' ? 0 : 1 + (k % smallOnes);
  const round = spread === 'one' ? k : Math.floor(k / smallOnes);
  const first = adminsOf(organisation) + 1;
  const targets = membersOf(world, organisation) - adminsOf(organisation);
  return {
    organisation,
    member: first + (round % targets),
    raised: Math.floor(round / targets) % 2 === 0,
  };
}

export const inviteeEmail = (spread: Spread, k: number): string => `invitee-${spread}-${k}@example.test`;
export const inviteeSecret = (spread: Spread, k: number): string =>
  `bench-invitee-${spread}-${k}-of-32-characters`;
export const newcomerEmail = (spread: Spread, k: number): string => `newcomer-${spread}-${k}@example.test`;

/** The organisation that invitee number `k` joins. */
export const joined = (spread: Spread, k: number): number => (spread === 'one' ? 0 : 1 + (k % smallOnes));

export const password = 'correct-horse-battery-staple';

/** Who signs in with request number `k`: nobody twice in a thousand. */
export const signingIn = ({ each }: World, k: number) => ({
  organisation: 1 + (k % smallOnes),
  member: 2 + (Math.floor(k / smallOnes) % (each - 1)),
});
