import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n.ts';
import { isLanguage, languages } from '../i18n/languages.ts';
import { ChoiceItems } from './choice-items.tsx';

const choices = Object.entries(languages).map(([value, label]) => ({ value, label }));

export function LanguageItems() {
  const { t, i18n } = useTranslation('shell');
  return (
    <ChoiceItems
      label={t('language')}
      chosen={i18n.language}
      choices={choices}
      onChoose={(value) => {
        if (isLanguage(value)) void changeLanguage(value);
      }}
    />
  );
}
