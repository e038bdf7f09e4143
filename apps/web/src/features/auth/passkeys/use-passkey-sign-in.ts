import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../../trpc.ts';

/** Signs in with only a passkey, which names its user. `kept` is false when the browser stored no cookie. */
export function usePasskeySignIn() {
  const utils = trpc.useUtils();
  return useMutation({
    mutationFn: async () => {
      // The challenge is valid for five minutes, so it is fetched when the button is pressed, not when the page is rendered.
      const [options, { provePasskey }] = await Promise.all([
        utils.client.auth.passkeySignIn.query(),
        import('./ask-browser.ts'),
      ]);
      await utils.client.auth.signInWithPasskey.mutate({ assertion: await provePasskey(options) });
      await utils.auth.session.invalidate();
      return { kept: Boolean(utils.auth.session.getData()) };
    },
  });
}
