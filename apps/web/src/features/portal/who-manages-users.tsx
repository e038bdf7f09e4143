import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import classes from './home-body.module.css';
import { managesUsers, type UsersAccess } from './users-access.ts';

interface Props {
  readonly access: UsersAccess;
  readonly readOnly: boolean;
}

/** A link to the people for readers who manage them; for others, whom to ask. */
export function WhoManagesUsers({ access, readOnly }: Props) {
  const { t } = useTranslation('portal');
  return (
    <section className={classes.people} aria-labelledby="people">
      <IconUsers size={24} stroke={1.5} aria-hidden />
      <div className={classes.words}>
        <h2 id="people">{t('people.title')}</h2>
        <p>{t(`people.${access}`)}</p>
      </div>
      {managesUsers(access) &&
        (readOnly ? (
          <Button component="span" variant="default" className={classes.shown}>
            {t('people.open')}
          </Button>
        ) : (
          <ButtonLink to="/users" variant="default">
            {t('people.open')}
          </ButtonLink>
        ))}
    </section>
  );
}
