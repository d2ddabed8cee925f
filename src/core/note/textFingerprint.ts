/**
 * Sixteen letters that differ for texts that differ in more than white space, by FNV-1a twice
 * (draft-eastlake-fnv): tells a text that a program wrote from one that a person changed. Not for secrets.
 */
export function textFingerprint(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return hash(words, 0x811c9dc5) + hash(words, 0x01234567);
}

export function isFingerprint(text: string): boolean {
  return /^[a-p]{16}$/.test(text);
}

function hash(text: string, start: number): string {
  let value = start;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0)
    .toString(16)
    .padStart(8, '0')
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
