/** Calls after which the session is another one, or none. */
const changing: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.signInWithPasskey',
  'auth.verifySecondFactor',
  'auth.switchMembership',
  'auth.signOut',
  'invitations.accept',
]);

export interface Tabs {
  /** A change has succeeded in this tab. */
  readonly done: (path: string) => void;
}

/** Tells the other tabs of this browser that the session may have changed; never whose it is, they ask for themselves. */
export function connectTabs(onNews: () => void): Tabs {
  // Missing where storage is forbidden; coming back to the tab asks as well.
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gatehouse-session');
  channel?.addEventListener('message', onNews);
  return {
    done(path) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is heard by its own origin alone
      if (changing.has(path)) channel?.postMessage('changed');
    },
  };
}
