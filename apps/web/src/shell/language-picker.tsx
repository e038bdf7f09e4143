import { NativeSelect } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n.ts';
import { isLanguage, languages } from '../i18n/languages.ts';

/** A native select: works everywhere and adds no code to the sign-in page. */
export function LanguagePicker() {
  const { t, i18n } = useTranslation('shell');
  return (
    <NativeSelect
      aria-label={t('language')}
      variant="unstyled"
      leftSection={<IconLanguage size={16} aria-hidden />}
      value={i18n.language}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) void changeLanguage(value);
      }}
      data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
    />
  );
}
