/** The placeholder of a table that is loading; after ten seconds it says what is being waited for. */
import { Skeleton } from '@mantine/core';
import { Slow } from './slow.tsx';
import classes from './states.module.css';

const widths = ['22%', '12%', '18%', '10%', '8%', '14%'];

export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <>
      <Slow />
      <div className={classes.rows} aria-hidden>
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same, and stay where they are.
          <div key={index} className={classes.row}>
            {widths.map((width) => (
              <Skeleton key={width} height={10} width={width} radius="sm" />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
