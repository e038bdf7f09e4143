import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { isLanguage, languages } from '../../../i18n/languages.ts';
import { useChooseLanguage } from '../../../shell/use-choose-language.ts';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../settings.module.css';

/** Separate from the form: the choice applies immediately, and nothing waits to be saved. */
export function LanguageCard() {
  const { t, i18n } = useTranslation('settings');
  const message = useErrorMessage();
  const { choose, error } = useChooseLanguage();
  return (
    <section className={classes.card} aria-labelledby="language">
      <h2 id="language">{t('language.title')}</h2>
      <NativeSelect
        label={t('language.label')}
        description={t('language.help')}
        value={i18n.language}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) choose(value);
        }}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      {Boolean(error) && (
        <div className={classes.notice}>
          <Notice tone="danger" role="alert">
            {t('language.notKept')} {message(error)}
          </Notice>
        </div>
      )}
    </section>
  );
}
