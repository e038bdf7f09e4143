import type { ClientPermissionsOutput, ClientRow } from '@gatehouse/core/clients/contract';
import { clientPermissions, decideFeature, featureKeys, type ClientRole } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../../ui/brand-mark.tsx';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { OrganisationGate } from '../../../shell/organisation-gate.tsx';
import { useSections } from '../../../shell/sections.ts';
import { useSession } from '../../auth/use-session.ts';
import { HomeBody } from '../../portal/home-body.tsx';
import { usersAccessOf } from '../../portal/users-access.ts';
import classes from './preview.module.css';
import { sessionAs } from './session-as.ts';

interface Props {
  readonly client: ClientRow;
  readonly stored: ClientPermissionsOutput;
  readonly role: ClientRole;
}

/** Sidebar and home page as the client's people would see them: the real page with the real rules. Nothing in it can be pressed. */
export function PreviewFrame({ client, stored, role }: Props) {
  const { t } = useTranslation(['clients', 'shell', 'common', 'portal']);
  const own = useSession();
  const sections = useSections();
  if (!own) return null;
  const permissions = clientPermissions.filter((permission) => stored.permissions[permission]);
  const seen = sessionAs(own, client, permissions, role);
  const features = featureKeys.map((key) => {
    // The address does not matter here, only whether there is one.
    const url = stored.connected.includes(key) ? '' : undefined;
    return { ...decideFeature(role, permissions, key), url };
  });
  const names = {
    name: client.businessName,
    role: t(`common:role.${role}`),
    who: t(`preview.who.${role}`),
  };
  const somebody = t('preview.somebody');
  return (
    <section className={classes.frame} aria-label={t('preview.frame', names)}>
      <div className={classes.side}>
        <div className={classes.brand}>
          <BrandMark />
          {t('common:productName')}
        </div>
        <div className={classes.organisation}>
          <span className={classes.name}>
            <bdi>{names.name}</bdi>
          </span>
          <span className={classes.detail}>{names.role}</span>
        </div>
        <ul className={classes.sections} aria-label={t('preview.sections')}>
          {sections(seen).map(({ to, label, icon: Icon }) => (
            <li key={to} data-open={to === '/' || undefined}>
              <Icon size={18} stroke={1.75} aria-hidden />
              {t(`shell:${label}`)}
            </li>
          ))}
        </ul>
        <div className={classes.account}>
          <InitialsDisc name={somebody} />
          {somebody}
        </div>
      </div>
      <div className={classes.page} data-preview="page">
        <OrganisationGate session={seen}>
          <h2>{t('portal:home.title', { name: somebody })}</h2>
          <p className={classes.place}>
            <bdi>{names.name}</bdi> · {names.role}
          </p>
          <HomeBody readOnly features={features} access={usersAccessOf(seen)} />
        </OrganisationGate>
      </div>
    </section>
  );
}
