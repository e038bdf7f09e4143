import { changeLanguage } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { trpc } from '../trpc.ts';

/** For signed-in people: the choice applies here immediately, and the account stores it for other devices. */
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
    /** The choice still applies on this device. */
    error,
  };
}
