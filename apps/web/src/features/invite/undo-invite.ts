/** Enough to be quick, few enough not to crowd out everything else the page asks for. */
const atOnce = 6;

export interface Undone {
  readonly withdrawn: number;
  readonly failed: number;
}

/**
 * Takes invitations back: each is revoked on the server, which drops its mail if it has not left and kills its link in any case. One that
 * cannot be revoked stops none of the others.
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
