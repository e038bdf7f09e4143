/** What rolldown's `codeSplitting.groups` takes. A group takes its modules with everything they import that no earlier group has taken. */
interface Group {
  readonly name: string;
  readonly test: RegExp;
  readonly tags?: ['$initial'];
  readonly minShareCount?: number;
  readonly entriesAware?: boolean;
  readonly entriesAwareMergeThreshold?: number;
}

const anything = /node_modules|apps[\\/]web[\\/]src|packages[\\/]/;

/**
 * Which code comes in one file. Left to itself the bundler makes a file for every set of pages that share something: 250 files, most under
 * 1 kB, so that a page is 100 requests. A group names what a page uses and not the page itself, or the page would be one more file that
 * only passes on its name.
 */
export const chunkGroups: Group[] = [
  { name: 'first', tags: ['$initial'], test: /node_modules|src[\\/](?!main)/ },
  // Signing in, and the little that pages on both sides of it share.
  {
    name: 'sign-in',
    test: /auth[\\/](?:sign-in-form|use-[\w-]+|passkeys[\\/]passkey-sign-in)\.tsx?$|ui[\\/]notice|[\\/]vocabulary\.ts$|@tanstack[\\/]react-router[\\/]|welcome-note|Stack\.mjs|Icon(?:Check|Circle|Mail)\.mjs|react-i18next|html-parse/,
  },
  // Only forms that check what was typed by the rules of the server.
  { name: 'schemas', test: /node_modules[\\/]zod[\\/]|[\\/]contract\.ts$/ },
  // Mailed links and the way back to a password, which most people open without having been here before.
  { name: 'links', test: /features[\\/](?:recovery|invitations)[\\/](?!\w+(?:-\w+)?-page\.tsx)/ },
  // The frame of every page behind the sign-in, lists, what they are made of, and what several features take from each other.
  {
    name: 'inside',
    test: /@tabler|src[\\/](?:api|errors|lists|shell[\\/](?!shell\.tsx)|ui[\\/](?!password|time-zone|code-field))|features[\\/](?:sessions|clients[\\/](?:use-|client-rights|details|staff[\\/](?!\w+-tab)|support-contact-badge|status[\\/]client-status)|invite[\\/](?:on-demand|lost-addresses|use-invite-url)|partner-team[\\/]use-)/,
  },
  { name: 'invitations', test: /features[\\/]invite[\\/]/ },
  { name: 'client-forms', test: /features[\\/]clients[\\/](?:profile|provision)[\\/]/ },
  { name: 'client-users', test: /features[\\/]client-users[\\/]/ },
  { name: 'shared', test: anything, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000 },
];
