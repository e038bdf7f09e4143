import { lifetimes } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longDate } from '../../i18n/format.ts';

/** The formatted day on which an invitation sent now expires. */
export function useExpiryDate(): string {
  const { i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  return longDate(new Date(now + lifetimes.invitation * 1_000).toISOString(), i18n.language);
}
