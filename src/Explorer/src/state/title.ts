import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What the view is about, where its address does not say so: an article's headline. */
export const subject = signal<string | undefined>(undefined);

/** Says what the view is about as long as it is shown. */
export function useSubject(text: string): void {
  useEffect(() => {
    subject.value = text;
    return () => (subject.value = undefined);
  }, [text]);
}
