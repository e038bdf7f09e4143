import { useTranslation } from 'react-i18next';
import { FeatureTiles, type Feature, type OpenFeature } from './feature-tiles.tsx';
import classes from './home-body.module.css';
import { OwnTiles } from './own-tiles.tsx';
import type { UsersAccess } from './users-access.ts';
import { WhoManagesUsers } from './who-manages-users.tsx';

interface Props {
  readonly features: readonly Feature[];
  readonly access: UsersAccess;
  /** In a partner's preview: the same page, in which nothing can be pressed. */
  readonly readOnly?: boolean;
}

/**
 * The content of a customer's home, the same for the customer and for the partner's preview: first what can be opened, then in one line
 * what cannot yet. Where nothing can, it leads with the people and the settings.
 */
export function HomeBody({ features, access, readOnly = false }: Props) {
  const { t, i18n } = useTranslation(['portal', 'features']);
  const allowed = features.filter((feature) => feature.allowed);
  const open = allowed.filter((feature): feature is OpenFeature => feature.url !== undefined);
  const coming = allowed.filter(({ url }) => url === undefined).map(({ key }) => t(`features:${key}.name`));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(coming);
  return (
    <>
      {open.length > 0 ? (
        <FeatureTiles features={open} readOnly={readOnly} />
      ) : (
        <OwnTiles access={access} readOnly={readOnly} />
      )}
      {coming.length > 0 && (
        <p className={classes.quiet}>
          {t('home.coming', { list })} {t('home.notConnected', { count: coming.length })}
        </p>
      )}
      {allowed.length === 0 && <p className={classes.quiet}>{t('home.none')}</p>}
      {open.length > 0 && <WhoManagesUsers access={access} readOnly={readOnly} />}
    </>
  );
}
