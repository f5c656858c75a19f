/** Answers by their question, the latest last: what Back and Forward show again at once, as it was left. */
const answers = new Map<string, unknown>();

const most = 200;

let returned = false;

/** Says whether the page was reached by Back or Forward. Whoever goes somewhere by a link wants to see what is there now. */
export function setReturned(to: boolean): void {
  returned = to;
}

export function keep(question: string, answer: unknown): void {
  answers.delete(question);
  answers.set(question, answer);
  if (answers.size > most) {
    answers.delete(answers.keys().next().value!);
  }
}

/** What was answered before, on the way back. */
export const recall = <T>(question: string): T | undefined => (returned ? (answers.get(question) as T | undefined) : undefined);

/** The archive, or what may be read of it, is another now. */
export function forget(): void {
  answers.clear();
}
