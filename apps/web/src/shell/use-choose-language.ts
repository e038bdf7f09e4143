import { changeLanguage } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { trpc } from '../trpc.ts';

/** For the signed-in: the choice holds here at once, and the account keeps it for other devices. */
export function useChooseLanguage() {
  const utils = trpc.useUtils();
  const { mutate, error } = trpc.account.updateProfile.useMutation({
    onSuccess: (profile) => utils.account.profile.setData(undefined, profile),
  });
  return {
    choose: (language: Language): void => {
      void changeLanguage(language);
      mutate({ locale: language });
    },
    /** It holds on this device all the same. */
    error,
  };
}
