/** How many colours tell speakers apart. */
export const hues = 8;

/** The colour of a speaker, the same on every view; 0 is for nobody. */
export function hue(speaker: string | null | undefined): number {
  if (!speaker) {
    return 0;
  }
  let hash = 2166136261;
  for (const letter of speaker.toLowerCase()) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619);
  }
  return 1 + ((hash >>> 8) % hues);
}
