/** Daily figures as bars, with the same figures as a table for screen readers and for copying. */
import { useCommonText } from '../text/common.ts';
import { Count } from './amount.tsx';
import classes from './bar-chart.module.css';
import { Day } from './instant.tsx';

interface Props {
  /** What the bars count. */
  label: string;
  bars: ReadonlyArray<{ day: string; value: number }>;
}

const height = 96;

export function BarChart({ label, bars }: Props) {
  const t = useCommonText();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = 100 / bars.length;
  if (bars.every(({ value }) => value === 0)) {
    return (
      <figure className={classes.figure}>
        <figcaption>{label}</figcaption>
        <p className="quiet">{t.nothingYet}</p>
      </figure>
    );
  }
  return (
    <figure className={classes.figure}>
      <figcaption>{label}</figcaption>
      <div className={classes.plot}>
        <span className={classes.most} aria-hidden>
          <Count value={most} />
        </span>
        <svg
          viewBox={`0 0 100 ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
          className={classes.bars}
        >
          {bars.map(({ day, value }, index) => {
            const tall = value === 0 ? 0 : Math.max(2, (value / most) * height);
            return (
              <rect
                key={day}
                x={index * step + step * 0.12}
                y={height - tall}
                width={step * 0.76}
                height={tall}
              >
                <title>{`${day}: ${value}`}</title>
              </rect>
            );
          })}
        </svg>
      </div>
      <div className={`${classes.ends} quiet`} aria-hidden>
        <Day on={bars[0]?.day} />
        <Day on={bars.at(-1)?.day} />
      </div>
      <details className={classes.behind}>
        <summary>{t.asTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
        <section className={classes.scroller} tabIndex={0} aria-label={label}>
          <table>
            <tbody>
              {bars.toReversed().map(({ day, value }) => (
                <tr key={day}>
                  <th scope="row">
                    <Day on={day} />
                  </th>
                  <td>
                    <Count value={value} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
