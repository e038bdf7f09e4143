import type { ClientTeam } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import details from '../details.module.css';

/** The client's team in the two lines of a row: both of two, else the first (a support contact, if there is one) and how many more. */
export function ClientTeamCell({ team: { total, people } }: { team: ClientTeam }) {
  const { t } = useTranslation('clients');
  if (total === 0) return <span className={details.nobody}>{t('list.noTeam')}</span>;
  const shown = total > people.length ? people.slice(0, 1) : people;
  const more = total - shown.length;
  return (
    <span className={details.team}>
      {shown.map(({ name, supportContact }, place) => (
        <span
          key={place}
          className={details.member}
          title={supportContact ? `${name}, ${t('supportContact')}` : name}
        >
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && <span className={details.nobody}>{t('panel.more', { count: more })}</span>}
    </span>
  );
}
