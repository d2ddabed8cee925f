import { TextDecoder } from 'node:util';

/** The body had more bytes than allowed; what follows was not read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * A body as text, read no further than `limit` bytes (after decompression, so that a small archive of a huge text
 * ends here too). Throws {@link BodyTooLarge}. `charset` is the label of the content type; UTF-8 when unknown.
 */
export async function limitedText(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  charset: string | null,
): Promise<string> {
  const decoder = decoderFor(charset);
  let text = '';
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new BodyTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function decoderFor(charset: string | null): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}
