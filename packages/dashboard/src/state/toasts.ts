import { signal } from '@preact/signals';

/** A short notice that something was done and can be undone; without Undo there is no toast. */
export interface Toast {
  id: number;
  text: string;
  undo: () => void;
}

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Offers to undo what was just done. */
export function offerUndo(text: string, undo: () => void): void {
  last += 1;
  toasts.value = [{ id: last, text, undo }];
}

/** Takes back every offer. */
export function clearToasts(): void {
  toasts.value = [];
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
