import { IconSettings, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageTile, PlainTile, TileLabels } from './tile.tsx';
import classes from './tiles.module.css';
import { managesUsers, type UsersAccess } from './users-access.ts';

interface Props {
  readonly access: UsersAccess;
  readonly readOnly: boolean;
}

/** What every portal has, for a home page with nothing else to open: the people and the reader's own settings. */
export function OwnTiles({ access, readOnly }: Props) {
  const { t } = useTranslation('portal');
  const users = <TileLabels icon={IconUsers} name={t('people.title')} what={t(`people.${access}`)} />;
  const settings = <TileLabels icon={IconSettings} name={t('own.settings')} what={t('own.settingsWhat')} />;
  return (
    <ul className={classes.tiles} aria-label={t('home.features')}>
      <li>
        {managesUsers(access) && !readOnly ? (
          <PageTile to="/users">{users}</PageTile>
        ) : (
          <PlainTile>{users}</PlainTile>
        )}
      </li>
      <li>{readOnly ? <PlainTile>{settings}</PlainTile> : <PageTile to="/settings">{settings}</PageTile>}</li>
    </ul>
  );
}
