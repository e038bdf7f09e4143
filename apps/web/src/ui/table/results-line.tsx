import { useTranslation } from 'react-i18next';
import { pageNumber, type Place } from './cursor-trail.ts';
import type { ListAnswer } from './list-answer.ts';
import type { ListLabels } from './list-labels.ts';
import { useDelayed } from './use-delayed.ts';
import classes from './toolbar.module.css';

interface Props {
  readonly answer: ListAnswer<unknown>;
  readonly words: ListLabels;
  readonly place: Place;
  readonly size: number;
  /** True while a search or a filter is set. */
  readonly found: boolean;
}

/** The number of results as text. Screen readers announce changes. */
export function ResultsLine(props: Props) {
  const { t } = useTranslation('table');
  const slow = useDelayed(props.answer.rows === undefined && !props.answer.failed, 1_000);
  return (
    <p className={classes.results} role="status">
      {slow ? t('loading') : <Count {...props} />}
    </p>
  );
}

function Count({ answer, words, place, size, found }: Props) {
  const { t } = useTranslation('table');
  const { rows, total, totalCapped, nextCursor } = answer;
  if (rows === undefined || total === null) return null;
  const what = words.count(total, { capped: totalCapped, found });
  const page = pageNumber(place);
  if (page === null || (page === 1 && nextCursor === null)) return what;
  const from = (page - 1) * size + 1;
  return t('range', { what, from, to: from + rows.length - 1 });
}
