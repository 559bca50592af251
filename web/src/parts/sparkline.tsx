/** A month of counts as small bars, the last one today's; its words say what the eye sees. */
import classes from './sparkline.module.css';

const barWidth = 3;
const height = 18;

export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      className={classes.line}
      viewBox={`0 0 ${values.length * (barWidth + 1)} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {values.map((value, index) => {
        const tall = value === 0 ? 1 : 2 + (value / most) * (height - 2);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place.
            key={index}
            x={index * (barWidth + 1)}
            y={height - tall}
            width={barWidth}
            height={tall}
            data-today={index === values.length - 1 || undefined}
          />
        );
      })}
    </svg>
  );
}
