/** The only reader of process.env among the journeys: what a server that is started for them inherits. */
export function inheritedEnv(): Record<string, string> {
  const { PATH, HOME, TMPDIR } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
