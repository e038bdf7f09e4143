import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StaleNotice } from '../stale-notice.tsx';
import { useRefusal } from '../use-refusal.ts';
import classes from './permissions.module.css';
import { useSwitchDifferences } from './switch-differences.ts';
import type { EditPermissions } from './use-edit-permissions.ts';

interface Props {
  readonly client: ClientRow;
  readonly edit: EditPermissions;
  readonly blocked: string | null;
}

/** Stays visible while something is unsaved, and shows what prevents saving. */
export function SaveBar({ client, edit, blocked }: Props) {
  const { t } = useTranslation('clients');
  const refusal = useRefusal();
  const differences = useSwitchDifferences(edit);
  const { changed, saving, theirs, kept, refused } = edit;
  const count = changed.length;
  // With nothing to save there is nothing to show: a toast has reported the save.
  if (count === 0 && !theirs && !kept && !refused) return null;
  return (
    <div className={classes.bar} data-open={count > 0 || undefined}>
      {theirs && <StaleNotice differences={differences} onReload={edit.reload} onKeep={edit.keep} />}
      {kept && (
        <Notice tone="accent" role="status">
          {t('edit.kept')}
        </Notice>
      )}
      {refused && (
        <Notice tone="danger" role="alert">
          {refusal(refused, { client: client.businessName })}
        </Notice>
      )}
      <div className={classes.save}>
        <span className={classes.count} role="status">
          {count > 0 && t('permissions.changes', { count })}
        </span>
        {count > 0 && (
          <>
            <Button variant="default" onClick={edit.discard} disabled={saving}>
              {t('permissions.discard')}
            </Button>
            {blocked === null ? (
              <Button type="submit" loading={saving} disabled={theirs !== null}>
                {t('permissions.save')}
              </Button>
            ) : (
              <BlockedButton blocked={blocked} onClick={() => undefined}>
                {t('permissions.save')}
              </BlockedButton>
            )}
          </>
        )}
      </div>
    </div>
  );
}
