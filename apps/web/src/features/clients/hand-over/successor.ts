/** A client that is left alone, as the refusal names it. */
export interface LeftClient {
  readonly id: string;
  readonly code: string;
  readonly businessName: string;
}

/** Somebody who can take over. */
export interface Successor {
  readonly memberId: string;
  readonly name: string;
  /** Looks after the client already, as far as is known. */
  readonly assigned?: boolean;
}

/** Who takes over which client, by the client's id. */
export type Choices = Readonly<Record<string, Successor>>;

/** Clients for which nobody has been chosen yet. */
export const openClients = (clients: readonly LeftClient[], choices: Choices) =>
  clients.filter(({ id }) => choices[id] === undefined);

/** One person for every client that is not handed over yet; whether they look after it already is known only where they were chosen. */
export function forAll(
  clients: readonly LeftClient[],
  choices: Choices,
  { memberId, name }: Successor,
  done: ReadonlySet<string>,
): Choices {
  const open = clients.filter(({ id }) => !done.has(id) && choices[id]?.memberId !== memberId);
  return { ...choices, ...Object.fromEntries(open.map(({ id }) => [id, { memberId, name }])) };
}
