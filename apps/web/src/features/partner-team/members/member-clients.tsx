import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { totalText } from '../../../ui/total-text.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { CompactList } from '../../../ui/compact-list/compact-list.tsx';
import { SearchField } from '../../../ui/table/search-field.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { AssignedClient } from './assigned-client.tsx';
import classes from './member-clients.module.css';
import type { NamedClient } from './use-member-assignments.ts';
import { useAssignedClients } from './use-assigned-clients.ts';

/** So many can be read at a glance. Only longer lists get a search. */
const atAGlance = 8;

/** The clients a member is assigned to: the reader's own for everybody, any member's for an administrator. */
interface Props {
  readonly member: MemberRow;
  /** Null for readers who may not. */
  readonly onUnassign: ((client: NamedClient) => Promise<void>) | null;
}

export function MemberClients({ member, onUnassign }: Props) {
  const administers = usePermission('partnerTeam.changeRole').state !== 'absent';
  if (!member.self && !administers) return null;
  return <Clients key={member.id} member={member} onUnassign={onUnassign} />;
}

function Clients({ member: { id, name, self }, onUnassign }: Props) {
  const { t, i18n } = useTranslation('partner-team');
  const [text, setText] = useState('');
  const list = useAssignedClients(self ? undefined : id, text);
  const [searchable, setSearchable] = useState(false);
  if (!searchable && list.total !== null && list.total > atAGlance) setSearchable(true);
  const nobody = self ? t('clients.emptyOwn') : t('clients.empty', { name });
  const title = t(self ? 'clients.titleOwn' : 'clients.title');
  return (
    <section aria-labelledby="member-clients">
      <div className={classes.head}>
        <h3 id="member-clients" className={classes.title}>
          {title}
        </h3>
        <span className={classes.count} role="status">
          {list.total !== null &&
            t('clients.count', {
              count: list.total,
              number: totalText(i18n.language, list.total, list.totalCapped),
            })}
        </span>
      </div>
      {searchable && (
        <div className={classes.search}>
          <SearchField slash={false} label={t('clients.search')} text={text} onSearch={setText} />
        </div>
      )}
      <CompactList
        label={title}
        list={list}
        rowId={(client) => client.id}
        empty={text === '' ? nobody : t('clients.nothing')}
        failed={
          <ProblemPanel
            title={t('clients.failed')}
            error={list.error}
            onRetry={list.onRetry}
            retrying={list.retrying}
          />
        }
      >
        {(client) => <AssignedClient client={client} onUnassign={onUnassign} />}
      </CompactList>
    </section>
  );
}
