/** Works on several things at once, as many as fit into the memory that is allowed. */

const mostAtOnce = 16;
const mostBytes = 64 * 2 ** 20;

/** The results in the order of the items. One that is larger than the memory allowed is worked on alone. */
export async function inParallel<T extends { size: number }, R>(
  items: T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const running = new Set<Promise<void>>();
  let held = 0;
  for (const [i, item] of items.entries()) {
    while (running.size > 0 && (running.size >= mostAtOnce || held + item.size > mostBytes))
      await Promise.race(running);
    held += item.size;
    const one: Promise<void> = work(item)
      .then((result) => {
        results[i] = result;
      })
      .finally(() => {
        held -= item.size;
        running.delete(one);
      });
    running.add(one);
  }
  await Promise.all(running);
  return results;
}
