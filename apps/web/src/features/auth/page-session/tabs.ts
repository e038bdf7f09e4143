/** Calls that replace or end the session. */
const changing: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.signInWithPasskey',
  'auth.verifySecondFactor',
  'auth.switchMembership',
  'auth.signOut',
  'invitations.accept',
]);

export interface Tabs {
  /** Called when a mutation has succeeded in this tab. */
  readonly done: (path: string) => void;
}

/** Tells the other tabs of this browser that the session may have changed. It does not tell whose it is: they refetch it. */
export function connectTabs(onNews: () => void): Tabs {
  // Missing where storage is forbidden. Returning to the tab refetches the session as well.
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gatehouse-session');
  channel?.addEventListener('message', onNews);
  return {
    done(path) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only the channel's own origin can listen
      if (changing.has(path)) channel?.postMessage('changed');
    },
  };
}
