import type { LinkPage } from '@gatehouse/policy';
import { redirect } from '@tanstack/react-router';
import { heldToken, keepToken, tokenIn } from '../features/auth/link-token.ts';

/** For `beforeLoad` of the page a mailed link leads to: the token of the most recently opened link, or null. */
export const takeToken =
  (page: LinkPage) =>
  ({ location }: { readonly location: { readonly hash: string } }) => {
    // A second link opened in the same tab changes only the fragment, and the app keeps running.
    const token = tokenIn(page, location.hash);
    if (token !== null) {
      keepToken(page, token);
      redirect({ to: page, hash: '', replace: true, throw: true });
    }
    return { token: heldToken(page) };
  };
