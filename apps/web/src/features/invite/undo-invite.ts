/** Enough to be quick, few enough to leave room for the page's other requests. */
const atOnce = 6;

export interface Undone {
  readonly withdrawn: number;
  readonly failed: number;
}

/**
 * Revokes invitations on the server, which drops a mail that was not sent yet and in any case invalidates the link. One that cannot be
 * revoked stops none of the others.
 */
export async function undoInvite(
  ids: readonly string[],
  revoke: (id: string) => Promise<unknown>,
): Promise<Undone> {
  const waiting = [...ids];
  let withdrawn = 0;
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const done = await revoke(id).then(
        () => true,
        () => false,
      );
      if (done) withdrawn += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { withdrawn, failed: ids.length - withdrawn };
}
