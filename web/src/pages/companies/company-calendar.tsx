/** The days that complete listings covered, by shape and text, not by colour alone; sixty days or a year. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type Calendar, useCalendar } from '../../api/completeness.ts';
import { Day } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { formatDay } from '../../format/instants.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './company.module.css';

const spans = [60, 365] as const;

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

function Days({ calendar: { days, totals } }: { calendar: Calendar }) {
  const t = useCompletenessText().company;
  const { language } = useLanguage();
  const said = t.totals(totals.covered, totals.partly, totals.not);
  const rest = days.filter(({ coverage }) => coverage !== 'covered');
  return (
    <>
      <p className="quiet">{said}</p>
      <div
        className={days.length > 100 ? classes.year : classes.days}
        role="img"
        aria-label={said}
        // A year is wider than a phone; it can be scrolled by keyboard too.
        tabIndex={days.length > 100 ? 0 : undefined}
      >
        {blanksBefore(days[0]?.day).map((blank) => (
          <span key={blank} />
        ))}
        {days.map(({ day, coverage, listed }) => (
          <span
            key={day}
            className={classes.day}
            data-coverage={coverage}
            title={`${formatDay(day, language)}: ${t.coverage[coverage]}, ${t.dayMessages(listed)}`}
          >
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
      <ul className={classes.legend}>
        {(['covered', 'partly', 'not'] as const).map((coverage) => (
          <li key={coverage}>
            <span className={classes.day} data-coverage={coverage} aria-hidden />
            {t.coverage[coverage]}
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t.notCovered}</summary>
          <ul className={classes.gaps}>
            {rest.map(({ day, coverage }) => (
              <li key={day}>
                <Day on={day} />: {t.coverage[coverage]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Each column of the grid is a weekday, Monday first. */
function blanksBefore(first: string | undefined): string[] {
  if (first === undefined) return [];
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: weekday }, (_, index) => `blank ${index}`);
}
