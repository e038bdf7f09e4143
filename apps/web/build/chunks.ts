/** What rolldown's `codeSplitting.groups` takes. A group takes its modules with everything they import that no earlier group has taken. */
interface Group {
  readonly name: string;
  readonly test: RegExp;
  readonly tags?: ['$initial'];
  readonly minShareCount?: number;
}

const anything = /node_modules|apps[\\/]web[\\/]src|packages[\\/]/;

/**
 * Which code comes in one file. Left to itself the bundler makes a file for every set of pages that share something: 250 files, most under
 * 1 kB, so that a page is 100 requests. A group names what a page uses and not the page itself, or the page would be one more file that
 * only passes on its name.
 */
export const chunkGroups: Group[] = [
  { name: 'first', tags: ['$initial'], test: /node_modules|src[\\/](?!main)/ },
  {
    name: 'sign-in',
    test: /auth[\\/](?:sign-in-form|use-[\w-]+|passkeys[\\/]passkey-sign-in)\.tsx?$|ui[\\/]notice|[\\/]vocabulary\.ts$|@tanstack[\\/]react-router[\\/]/,
  },
  // Only forms that check what was typed by the rules of the server.
  { name: 'schemas', test: /node_modules[\\/]zod[\\/]|[\\/]contract\.ts$/ },
  // Menus, hints and drop-downs need it: nearly everything behind the sign-in, and nothing before it.
  { name: 'floating', test: /node_modules[\\/]@floating-ui[\\/]/ },
  // Mailed links and the way back to a password, which most people open without having been here before.
  { name: 'links', test: /features[\\/](?:recovery|invitations)[\\/](?!\w+(?:-\w+)?-page\.tsx)/ },
  { name: 'shell', test: /src[\\/]shell[\\/](?!shell\.tsx)|welcome-note/ },
  { name: 'lists', test: /src[\\/]lists[\\/]|ui[\\/](?:table|side-panel|panel)[\\/]/ },
  { name: 'kit', test: /node_modules|src[\\/](?:api|errors|i18n|ui)[\\/]/, minShareCount: 3 },
  { name: 'invite', test: /features[\\/]invite[\\/]/ },
  { name: 'client-users', test: /features[\\/]client-users[\\/]/ },
  { name: 'client-forms', test: /features[\\/]clients[\\/](?:profile|provision)[\\/]/ },
  { name: 'shared', test: anything, minShareCount: 2 },
];
