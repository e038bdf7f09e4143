/** A client that would have no support contact, as the refusal names it. */
export interface LeftClient {
  readonly id: string;
  readonly code: string;
  readonly businessName: string;
}

/** A member who can take over. */
export interface Successor {
  readonly memberId: string;
  readonly name: string;
  /** Assigned to the client already, as far as is known. */
  readonly assigned?: boolean;
}

/** The successor for each client, by the client's id. */
export type Choices = Readonly<Record<string, Successor>>;

/** Clients without a chosen successor. */
export const openClients = (clients: readonly LeftClient[], choices: Choices) =>
  clients.filter(({ id }) => choices[id] === undefined);

/**
 * Chooses one person for every client that is not handed over yet. Whether they are assigned already is known only where they were chosen.
 */
export function forAll(
  clients: readonly LeftClient[],
  choices: Choices,
  { memberId, name }: Successor,
  done: ReadonlySet<string>,
): Choices {
  const open = clients.filter(({ id }) => !done.has(id) && choices[id]?.memberId !== memberId);
  return { ...choices, ...Object.fromEntries(open.map(({ id }) => [id, { memberId, name }])) };
}
