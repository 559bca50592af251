/** A company's days, each complete or why it is not, by shape and text, not by colour alone; sixty days or a year. */
import { SegmentedControl } from '@mantine/core';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { type Calendar, useCalendar } from '../../api/completeness.ts';
import { Day } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { formatDay, formatMonth, weekdayLetters } from '../../format/instants.ts';
import { newestFirst, weeksOf } from '../../format/weeks.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './company.module.css';

const spans = [60, 365] as const;

type CalendarDay = Calendar['days'][number];

export function CompanyCalendar({ id }: { id: string }) {
  const t = useCompletenessText().company;
  const [span, setSpan] = useState<number>(spans[0]);
  const query = useCalendar(id, span);
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="calendar">
      <div className={classes.bar}>
        <h2 id="calendar">{t.calendar}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t.calendar}
          data={spans.map((days) => ({ value: String(days), label: t.last(days) }))}
          value={String(span)}
          onChange={(chosen) => setSpan(Number(chosen))}
        />
      </div>
      <Loaded query={query} skeleton={<SkeletonRows rows={4} />}>
        {(calendar) => <Days calendar={calendar} />}
      </Loaded>
    </section>
  );
}

function Days({ calendar: { days, states } }: { calendar: Calendar }) {
  const t = useCompletenessText().company;
  const said = t.dayStates(states);
  const rest = days.filter(({ state }) => state !== 'complete');
  return (
    <>
      <p className="quiet">{said}</p>
      <Weeks days={days} label={said} />
      <ul className={classes.legend}>
        {(['complete', 'pending', 'lost', 'partly', 'not'] as const).map((state) => (
          <li key={state}>
            <span className={classes.day} data-state={state} aria-hidden />
            {t.dayState[state]}
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t.notCovered}</summary>
          <ul className={classes.gaps}>
            {rest.toReversed().map(({ day, state }) => (
              <li key={day}>
                <Day on={day} />: {t.dayState[state]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Sixty days: a row a week, the newest first. A year: a column a week, scrolled to the newest. */
function Weeks({ days, label }: { days: CalendarDay[]; label: string }) {
  const t = useCompletenessText().company;
  const { language } = useLanguage();
  const isYear = days.length > 100;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isYear && box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, [isYear]);
  const weeks = weeksOf(days);
  return (
    <div
      ref={box}
      className={isYear ? classes.year : classes.days}
      role="img"
      aria-label={label}
      // A year is wider than a phone; it can be scrolled by keyboard too.
      tabIndex={isYear ? 0 : undefined}
    >
      <span className={classes.corner} />
      {weekdayLetters(language).map((letter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two weekdays begin with the same letter.
        <span key={index} className={classes.weekday}>
          {letter}
        </span>
      ))}
      {(isYear ? weeks : newestFirst(weeks)).map(({ key, month, days: cells }) => (
        <Fragment key={key}>
          <span className={classes.month}>{month && formatMonth(month, language)}</span>
          {cells.map((cell, weekday) =>
            cell === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a blank has nothing else.
              <span key={weekday} />
            ) : (
              <span
                key={cell.day}
                className={classes.day}
                data-state={cell.state}
                title={`${formatDay(cell.day, language)}: ${t.dayState[cell.state]}, ${t.dayMessages(cell.listed)}`}
              >
                {Number(cell.day.slice(8))}
              </span>
            ),
          )}
        </Fragment>
      ))}
    </div>
  );
}
