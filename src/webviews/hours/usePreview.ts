import { useEffect, useState } from 'preact/hooks';
import type { HoursForm } from '../../core/availability/hours/hoursForm.ts';
import type { Decoded } from '../../protocol/contract.ts';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import { RequestError } from '../../protocol/envelope.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';

export type Preview = Decoded<HoursContract['requests']['preview']['result']>;

/** Milliseconds without a change after which the host is asked. */
const settled = 150;

/** What the form would make of the file; undefined until the host says so for the first time. */
export function usePreview(
  endpoint: Pick<ViewEndpoint<HoursContract>, 'request'>,
  form: HoursForm,
  isReadable: boolean,
): Preview | undefined {
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  useEffect(() => {
    if (!isReadable) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      endpoint.request('preview', { form }, { signal: stop.signal }).then(setPreview, (error: unknown) => {
        if (!(error instanceof RequestError)) throw error;
      });
    }, settled);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [endpoint, form, isReadable]);
  return preview;
}
