const atOnce = 4;

/** Does something with each of a list, four at once. Ends with the first that fails, once those that are under way are done. */
export async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  let failed: { readonly error: unknown } | null = null;
  const work = async () => {
    while (next < items.length && failed === null) {
      const item = items[next] as T;
      next += 1;
      try {
        await act(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  const ended = failed as { readonly error: unknown } | null;
  if (ended !== null) throw ended.error;
}
