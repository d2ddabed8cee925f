import { useEffect, useState } from 'preact/hooks';
import type { CompletionPlace } from '../../../core/note/draft/completionPlace.ts';
import { useCompose } from '../composeContext.ts';
import type { Suggestion } from './suggestion.ts';

/** Milliseconds of rest before the host is asked: about the gap between two letters of a fast writer. */
const restBeforeAsking = 60;

interface Answer {
  readonly key: string;
  readonly text: string;
  readonly found: readonly Suggestion[];
}

/** Whether a suggestion for an earlier text fits what was typed since, as the host matches: by each of its words. */
const stillFits = ({ insert, label, detail = '' }: Suggestion, text: string): boolean => {
  const words = `${insert} ${label} ${detail}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/[-_/]+/)
    .every((word) => words.includes(word));
};

/**
 * What the host suggests for the place that is being written. Until it answers, what still fits of its last answer for
 * the same beginning stays, so that the list does not flicker and Enter takes nothing that was not meant.
 */
export const useSuggestions = (place: CompletionPlace | undefined): readonly Suggestion[] => {
  const { suggest } = useCompose();
  const [answer, setAnswer] = useState<Answer>();
  const key = place === undefined ? '' : `${place.type} ${place.start}`;
  const text = place?.text ?? '';
  useEffect(() => {
    if (place === undefined) {
      setAnswer(undefined);
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => {
      suggest(place, asking.signal).then(
        (found) => {
          if (!asking.signal.aborted) setAnswer({ key, text, found });
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
  if (place === undefined || answer?.key !== key) return [];
  return answer.text === text ? answer.found : answer.found.filter((each) => stillFits(each, text));
};
