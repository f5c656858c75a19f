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

/** Colours that tell the speakers of one article apart: each has its own, unless an earlier one has it; then the next that is free. */
export function distinctHues(speakers: Iterable<string | null>): ReadonlyMap<string | null, number> {
  const result = new Map<string | null, number>();
  for (const speaker of speakers) {
    if (!result.has(speaker)) {
      const own = hue(speaker);
      const taken = new Set(result.values());
      const next = Array.from({ length: hues }, (_, step) => 1 + ((own - 1 + step) % hues));
      result.set(speaker, own === 0 ? 0 : (next.find((each) => !taken.has(each)) ?? own));
    }
  }
  return result;
}
