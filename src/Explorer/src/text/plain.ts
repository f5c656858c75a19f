/**
 * Text from articles and file names as it may stand on the page: controls that reorder what follows (U+202A–202E, U+2066–2069) would let a text pass for another
 * (“Trojan Source”), so each shows as a box, as do other control characters. One character stays one character: offsets hold.
 */
export const plain = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g, '\u25a1');
