import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The first thing the Tab key reaches: past the navigation, to the content. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      className={classes.skip}
      onClick={(event) => {
        // Moving focus is enough; the router would take the fragment for a navigation.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skipToContent')}
    </a>
  );
}
