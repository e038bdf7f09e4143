import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from '../i18n/languages.ts';
import { ChoiceItems } from './choice-items.tsx';
import { useChooseLanguage } from './use-choose-language.ts';

const choices = Object.entries(languages).map(([value, label]) => ({ value, label }));

export function LanguageItems() {
  const { t, i18n } = useTranslation('shell');
  const { choose } = useChooseLanguage();
  return (
    <ChoiceItems
      label={t('language')}
      chosen={i18n.language}
      choices={choices}
      onChoose={(value) => {
        if (isLanguage(value)) choose(value);
      }}
    />
  );
}
