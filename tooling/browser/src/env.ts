/** The only reader of process.env in this package. */
export function browserEnv(): { chromiumPath: string | undefined; searchPath: string } {
  const { CHROMIUM_PATH, PATH } = process.env;
  return { chromiumPath: CHROMIUM_PATH === '' ? undefined : CHROMIUM_PATH, searchPath: PATH ?? '' };
}

/** The environment of a child process, with additions. */
export function inheritedEnv(additions: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(inherited), ...additions };
}
