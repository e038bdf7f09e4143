import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import classes from './home-body.module.css';
import { useUsersAccess } from './users-access.ts';

/** The way to the people, for whoever manages them; for everybody else, whom to ask. */
export function WhoManagesUsers() {
  const { t } = useTranslation('portal');
  const access = useUsersAccess();
  return (
    <section className={classes.people} aria-labelledby="people">
      <IconUsers size={24} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <h2 id="people">{t('people.title')}</h2>
        <p>{t(`people.${access}`)}</p>
      </div>
      {access === 'self' && (
        <ButtonLink to="/users" variant="default">
          {t('people.open')}
        </ButtonLink>
      )}
    </section>
  );
}
