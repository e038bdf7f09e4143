import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../../trpc.ts';
import { useCodesShown } from '../codes/use-codes-shown.ts';
import { useFactorsChanged } from '../use-factors-changed.ts';

interface Wish {
  readonly password: string;
  readonly name: string;
}

/** Password, the browser's own question, done; then the recovery codes, if there were none before. `onDone` runs at the very end. */
export function useEnrolPasskey(onDone: () => void) {
  const { account } = trpc.useUtils().client;
  const changed = useFactorsChanged();
  const codes = useCodesShown(onDone);
  const enrol = useMutation({
    mutationFn: async ({ password, name }: Wish) => {
      const [options, { makePasskey }] = await Promise.all([
        account.beginPasskey.mutate({ password }),
        import('../../auth/passkeys/ask-browser.ts'),
      ]);
      return account.confirmPasskey.mutate({ ...(await makePasskey(options)), name });
    },
    onSuccess: async ({ recoveryCodes }) => {
      codes.show(recoveryCodes);
      await changed();
      if (recoveryCodes.length === 0) onDone();
    },
  });
  return { codes, enrol };
}

export type EnrollingPasskey = ReturnType<typeof useEnrolPasskey>;
