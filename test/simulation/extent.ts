/** How much happens in a seed. Knows numbers; knows no story. */

export interface Extent {
  /** From the first round to the end of the faults. */
  hours: [least: number, most: number];
  /** Share of stories that last two months instead, in which ANAF deletes what it listed. */
  longShare: number;
  /** One of these. */
  companies: number[];
  /** Of each company on the first day, one of these. */
  messages: number[];
  /** What happens in the SPV on the way. */
  events: [least: number, most: number];
  /** One of these: what goes wrong on the way. */
  troubles: number[];
}

/**
 * Most of a long story is rounds in which nothing meets anything: three short ones cost as much as one of three days,
 * and see more faults a message.
 */
export const extents = {
  usual: {
    hours: [4, 20],
    longShare: 0.015,
    companies: [1, 1, 1, 1, 2, 3],
    messages: [0, 1, 2, 3, 6, 12],
    events: [2, 9],
    troubles: [0, 1, 2, 3, 4, 7],
  },
  /** For a test that has seconds. */
  brief: {
    hours: [1, 8],
    longShare: 0,
    companies: [1, 1, 1, 1, 1, 2],
    messages: [0, 1, 1, 2, 4],
    events: [1, 5],
    troubles: [1, 1, 2, 3, 5],
  },
} satisfies Record<string, Extent>;

export type ExtentName = keyof typeof extents;
