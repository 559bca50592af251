/** Daily counts of a month as small bars, today last; its label gives the figures to screen readers. */
import classes from './sparkline.module.css';

const barWidth = 3;
const height = 18;

export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const most = Math.max(1, ...values);
  const bars = values.map((value, index) => {
    const tall = value === 0 ? 1 : 2 + (value / most) * (height - 2);
    return `M${index * (barWidth + 1)} ${height}v${-tall.toFixed(2)}h${barWidth}v${tall.toFixed(2)}z`;
  });
  return (
    <svg
      className={classes.line}
      viewBox={`0 0 ${values.length * (barWidth + 1)} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {/* One path instead of thirty rectangles: every row of a long list has one of these. */}
      <path d={bars.slice(0, -1).join('')} />
      <path d={bars.at(-1) ?? ''} data-today />
    </svg>
  );
}
