export type Toast = {
  readonly id: number;
  readonly tone: "good" | "danger";
  readonly text: string;
};

const LONGEST = 4;

/** Short messages that stand over the page. At most four; the oldest makes room for the newest. */
export class ToastQueue {
  #toasts: readonly Toast[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();

  /** Shows `text`. The same words again take the place of the ones that still stand. */
  add(tone: Toast["tone"], text: string): void {
    const others = this.#toasts.filter((toast) => toast.text !== text);
    this.#set([...others, { id: this.#next++, tone, text }].slice(-LONGEST));
  }

  dismiss(id: number): void {
    this.#set(this.#toasts.filter((toast) => toast.id !== id));
  }

  readonly current = (): readonly Toast[] => this.#toasts;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(toasts: readonly Toast[]): void {
    this.#toasts = toasts;
    for (const listener of this.#listeners) listener();
  }
}
