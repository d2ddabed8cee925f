import { useEffect, useState } from 'preact/hooks';
import type { CompletionPlace } from '../../core/note/completionPlace.ts';
import { useCompose } from './composeContext.ts';
import type { Suggestion } from './suggestion.ts';

/** Milliseconds of rest before the host is asked: about the gap between two letters of a fast writer. */
const restBeforeAsking = 60;

/**
 * What the host suggests for the place that is being written; the last answer for the same beginning stays until the
 * next one is there, so that the list does not flicker.
 */
export const useSuggestions = (place: CompletionPlace | undefined): readonly Suggestion[] => {
  const { suggest } = useCompose();
  const [answer, setAnswer] = useState<{ readonly key: string; readonly found: readonly Suggestion[] }>();
  const key = place === undefined ? '' : `${place.type} ${place.start}`;
  const text = place?.text;
  useEffect(() => {
    if (place === undefined) {
      setAnswer(undefined);
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => {
      suggest(place, asking.signal).then(
        (found) => {
          if (!asking.signal.aborted) setAnswer({ key, found });
        },
        () => {
          if (!asking.signal.aborted) setAnswer(undefined);
        },
      );
    }, restBeforeAsking);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [key, text]);
  return place !== undefined && answer?.key === key ? answer.found : [];
};
