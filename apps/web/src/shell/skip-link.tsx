import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The first element the Tab key reaches: skips the navigation. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      className={classes.skip}
      onClick={(event) => {
        // Moving the focus is enough. The router would treat the fragment as a navigation.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skipToContent')}
    </a>
  );
}
