/** The only reader of process.env here: the few variables that the product inherits from the shell. */
export function inheritedEnv(): Record<string, string> {
  const { PATH, HOME, TMPDIR } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
