import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';

export type Proof =
  | { readonly method: 'totp' | 'recovery_code'; readonly code: string }
  | { readonly method: 'passkey' };

/**
 * Verifies the second factor. The router continues automatically once the session exists. `onLapsed` runs when the pending session has
 * ended.
 */
export function useVerify(onLapsed: () => void) {
  const utils = trpc.useUtils();
  const { auth } = utils.client;

  async function verify(proof: Proof): Promise<'signed_in' | 'lapsed'> {
    if (proof.method !== 'passkey') {
      await auth.verifySecondFactor.mutate(proof);
      return 'signed_in';
    }
    // A challenge is valid for five minutes, and the reader may have looked for their key for longer.
    const [offer, { provePasskey }] = await Promise.all([
      auth.secondFactor.query(),
      import('../passkeys/ask-browser.ts'),
    ]);
    if (!offer?.passkeyOptions) return 'lapsed';
    const assertion = await provePasskey(offer.passkeyOptions);
    await auth.verifySecondFactor.mutate({ method: 'passkey', assertion });
    return 'signed_in';
  }

  return useMutation({
    mutationFn: verify,
    onSuccess: async (outcome) => {
      if (outcome === 'lapsed') return onLapsed();
      await utils.auth.session.invalidate();
    },
    onError: (error) => {
      if (toProblem(error).reason === 'unauthenticated') onLapsed();
    },
  });
}

export type Verifying = ReturnType<typeof useVerify>;

/** True when the proof itself was wrong, false for every other error. */
export const isWrong = ({ error }: Pick<Verifying, 'error'>): boolean =>
  error !== null && toProblem(error).reason === 'invalid_code';
