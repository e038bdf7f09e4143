import { Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageNumber, previousPlace } from './cursor-trail.ts';
import { pageSizes } from './list-definition.ts';
import classes from './pager.module.css';
import type { ListUrl } from './use-list-url.ts';

interface Props {
  readonly list: Pick<ListUrl, 'place' | 'state' | 'setSize' | 'toFirst' | 'toPrevious' | 'toNext'>;
  readonly nextCursor: string | null;
  readonly total: number | null;
  /** True when the real total is higher. */
  readonly totalCapped: boolean;
}

export function Pager({ list, nextCursor, total, totalCapped }: Props) {
  const { t } = useTranslation('table');
  const { place, state } = list;
  const page = pageNumber(place);
  const pages = total === null || totalCapped ? null : Math.max(1, Math.ceil(total / state.size));
  const onlyPage = place.cursor === undefined && nextCursor === null;
  if (onlyPage && (total ?? 0) <= pageSizes[0]) return null;
  return (
    <nav className={classes.pager} aria-label={t('pages')}>
      <label className={classes.size}>
        {t('perPage')}
        <NativeSelect
          data={pageSizes.map(String)}
          value={String(state.size)}
          onChange={({ currentTarget }) => list.setSize(Number(currentTarget.value))}
        />
      </label>
      <div className={classes.steps}>
        <Step label={t('firstPage')} possible={place.cursor !== undefined} onStep={list.toFirst}>
          <IconChevronsLeft size={16} aria-hidden />
        </Step>
        <Step label={t('previousPage')} possible={previousPlace(place) !== null} onStep={list.toPrevious}>
          <IconChevronLeft size={16} aria-hidden />
        </Step>
        {page !== null && (
          <span className={classes.page}>
            {pages === null ? t('page', { number: page }) : t('pageOf', { number: page, pages })}
          </span>
        )}
        <Step
          label={t('nextPage')}
          possible={nextCursor !== null}
          onStep={() => nextCursor !== null && list.toNext(nextCursor)}
        >
          <IconChevronRight size={16} aria-hidden />
        </Step>
      </div>
    </nav>
  );
}

interface StepProps {
  readonly label: string;
  readonly possible: boolean;
  readonly onStep: () => void;
  readonly children: ReactNode;
}

/** Disabled at the ends but kept in the tab order: a reader who pages on would lose the focus with it. */
function Step({ label, possible, onStep, children }: StepProps) {
  return (
    <Button
      variant="default"
      className={classes.step}
      aria-label={label}
      title={label}
      aria-disabled={!possible}
      {...(!possible && { 'data-disabled': true })}
      onClick={() => possible && onStep()}
    >
      {children}
    </Button>
  );
}
