import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { differingFields, type Profile } from './profile.ts';
import classes from './profile-form.module.css';

interface Props {
  readonly base: Profile;
  readonly mine: Profile;
  /** null while it is being looked up. */
  readonly theirs: Profile | null;
  readonly onReload: () => void;
  readonly onKeep: () => void;
}

/** What somebody else saved meanwhile, field by field, and the two ways on. */
export function StaleNotice({ base, mine, theirs, onReload, onKeep }: Props) {
  const { t } = useTranslation('clients');
  if (!theirs) {
    return (
      <div className={classes.notice}>
        <Notice tone="warning" icon={IconAlertTriangle} role="alert" title={t('edit.stale.title')}>
          {t('edit.stale.loading')}
        </Notice>
      </div>
    );
  }
  const changed = differingFields(base, theirs);
  const touched = differingFields(base, mine);
  const clashing = differingFields(mine, theirs);
  return (
    <div className={classes.notice}>
      <Notice tone="warning" icon={IconAlertTriangle} role="alert" title={t('edit.stale.title')}>
        {t(changed.length > 0 ? 'edit.stale.sentence' : 'edit.stale.nothing')}
        <ul className={classes.differences}>
          {changed.map((field) => (
            <li key={field}>
              {t(
                touched.includes(field) && clashing.includes(field)
                  ? 'edit.stale.clash'
                  : 'edit.stale.theirs',
                { field: t(`field.${field}`), value: theirs[field] },
              )}
            </li>
          ))}
        </ul>
        <div className={classes.choices}>
          <Button variant="default" size="compact-sm" autoFocus onClick={onKeep}>
            {t('edit.stale.keep')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onReload}>
            {t('edit.stale.reload')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
