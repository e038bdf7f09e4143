import type { ClientRow, PermissionsOutput } from '@gatehouse/core/clients/contract';
import { clientPermissions, decideFeature, featureKeys, type ClientRole } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { OrganisationGate } from '../../../shell/organisation-gate.tsx';
import { sectionsFor } from '../../../shell/sections.ts';
import { useSession } from '../../auth/use-session.ts';
import { FeatureTiles } from '../../portal/feature-tiles.tsx';
import { usersAccessOf } from '../../portal/users-access.ts';
import classes from './preview.module.css';
import { sessionAs } from './session-as.ts';

interface Props {
  readonly client: ClientRow;
  readonly stored: PermissionsOutput;
  readonly role: ClientRole;
}

/** Sidebar and start page as they would be, decided by the very rules that decide them; nothing in it can be pressed. */
export function PreviewFrame({ client, stored, role }: Props) {
  const { t } = useTranslation(['clients', 'shell', 'common', 'portal']);
  const own = useSession();
  if (!own) return null;
  const permissions = clientPermissions.filter((permission) => stored.permissions[permission]);
  const seen = sessionAs(own, client, permissions, role);
  const features = featureKeys.map((key) => decideFeature(role, permissions, key));
  const names = {
    name: client.businessName,
    role: t(`common:role.${role}`),
    who: t(`preview.who.${role}`),
  };
  const access = usersAccessOf(seen);
  return (
    <section className={classes.frame} aria-label={t('preview.frame', names)}>
      <div className={classes.side}>
        <div className={classes.organisation}>
          <span className={classes.name}>
            <bdi>{names.name}</bdi>
          </span>
          <span className={classes.detail}>{names.role}</span>
        </div>
        <ul className={classes.sections} aria-label={t('preview.sections')}>
          {sectionsFor(seen).map(({ to, label, icon: Icon }) => (
            <li key={to} data-open={to === '/' || undefined}>
              <Icon size={18} stroke={1.75} aria-hidden />
              {t(`shell:${label}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.page}>
        <OrganisationGate session={seen}>
          <h2>{t('preview.welcome')}</h2>
          <p className={classes.place}>
            <bdi>{names.name}</bdi> · {names.role}
          </p>
          {features.some(({ allowed }) => allowed) ? (
            <FeatureTiles readOnly features={features} />
          ) : (
            <div className={classes.empty}>
              <strong>{t('portal:home.noneTitle')}</strong>
              <p>{t('portal:home.none')}</p>
            </div>
          )}
          <div className={classes.people}>
            <h3>{t('portal:people.title')}</h3>
            <p>{t(`portal:people.${access}`)}</p>
          </div>
        </OrganisationGate>
      </div>
    </section>
  );
}
