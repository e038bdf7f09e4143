import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useCodesShown } from '../codes/use-codes-shown.ts';
import { useFactorsChanged } from '../use-factors-changed.ts';

/** Password, QR code, first code; then the recovery codes, if there were none before. `onDone` runs at the very end. */
export function useEnrolApp(onDone: () => void) {
  const changed = useFactorsChanged();
  const codes = useCodesShown(onDone);
  const begin = trpc.account.beginTotp.useMutation();
  const confirm = trpc.account.confirmTotp.useMutation({
    onSuccess: async ({ recoveryCodes }) => {
      codes.show(recoveryCodes);
      await changed();
      if (recoveryCodes.length === 0) onDone();
    },
  });
  const reason = confirm.error && toProblem(confirm.error).reason;
  return {
    codes,
    begin,
    confirm,
    /** The key to scan; null until the password was right. */
    offer: begin.data ?? null,
    wrongCode: reason === 'invalid_code',
    tooLate: reason === 'stale',
    startAgain: () => {
      begin.reset();
      confirm.reset();
    },
  };
}

export type EnrollingApp = ReturnType<typeof useEnrolApp>;
