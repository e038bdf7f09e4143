import type { ClientRow } from '@gatehouse/core/clients/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../../errors/on-demand.ts';
import { usePart } from '../../../errors/use-part.tsx';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { ClientDetails } from '../client-details.tsx';
import { useClientRights } from '../client-rights.ts';
import { ClientPeople } from '../panel/client-people.tsx';
import classes from './overview-tab.module.css';

const editButton = 'edit-profile';
const editProfile = onDemand(() => import('../profile/edit-profile.tsx'));
const route = getRouteApi('/shell/clients/$clientId');

/** The client's details, to read and to edit, and the members assigned to it. */
export function OverviewTab({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { manages, blocked } = useClientRights();
  const show = (editing: boolean) =>
    void navigate({ search: editing ? { edit: true } : {}, replace: !editing, resetScroll: false });

  // The form disappears with the focus in it: the focus returns to the button that opened it.
  const wasEditing = useRef(edit);
  useEffect(() => {
    if (wasEditing.current && !edit) document.getElementById(editButton)?.focus();
    wasEditing.current = edit;
  }, [edit]);

  const close = () => show(false);
  const editing = edit === true && manages && blocked === null;
  const { module: form, instead } = usePart(editProfile, editing, close);
  if (editing && form) return <form.EditProfile client={client} onClose={close} />;
  return (
    <div className={classes.columns}>
      {instead}
      <section className={classes.card} aria-labelledby="client-profile">
        <div className={classes.head}>
          <h2 id="client-profile">{t('panel.profile')}</h2>
          {manages && (
            <BlockedButton
              id={editButton}
              onNear={editProfile.preload}
              variant="default"
              size="compact-sm"
              blocked={blocked}
              onClick={() => show(true)}
            >
              {t('action.edit')}
            </BlockedButton>
          )}
        </div>
        <ClientDetails client={client} />
        <p className={classes.added}>
          {t('field.added')}: <LongDate at={client.createdAt} />
        </p>
      </section>
      <section className={classes.card} aria-labelledby="client-people">
        <div className={classes.head}>
          <h2 id="client-people">{t('panel.people')}</h2>
        </div>
        <ClientPeople client={client} />
      </section>
    </div>
  );
}
