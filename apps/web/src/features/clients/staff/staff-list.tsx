import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { totalText } from '../../../ui/total-text.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { CompactList } from '../../../ui/compact-list/compact-list.tsx';
import type { MoreList } from '../../../ui/compact-list/more-list.ts';
import classes from './staff.module.css';

interface Props<T> {
  readonly title: string;
  readonly list: MoreList<T>;
  readonly empty: string;
  readonly failed: string;
  readonly children: (person: T) => ReactNode;
}

/** People under a heading with their number. */
export function StaffList<T extends { readonly memberId: string }>(props: Props<T>) {
  const { t, i18n } = useTranslation('clients');
  const { title, list, empty, failed, children } = props;
  const id = useId();
  return (
    <section className={classes.list} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        <span className={classes.count} role="status">
          {list.total !== null &&
            t('staff.assignedCount', {
              count: list.total,
              number: totalText(i18n.language, list.total, list.totalCapped),
            })}
        </span>
      </div>
      <CompactList
        label={title}
        list={list}
        rowId={({ memberId }) => memberId}
        empty={empty}
        failed={
          <ProblemPanel title={failed} error={list.error} onRetry={list.onRetry} retrying={list.retrying} />
        }
      >
        {children}
      </CompactList>
    </section>
  );
}
