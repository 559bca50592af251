/** Works through a list with a bounded number of items at once. */
export async function inParallel<T>(
  items: T[],
  atOnce: number,
  handle: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await handle(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
