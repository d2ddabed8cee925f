import { useEffect, useState } from 'preact/hooks';

/** Somebody to choose: a login or a team, perhaps with a name. */
export interface Candidate {
  readonly login: string;
  readonly name?: string;
}

/** Asks the host for people; an empty list when it fails or the signal aborts. */
export type FindPeople = (text: string, signal: AbortSignal) => Promise<readonly Candidate[]>;

const restBeforeAsking = 150;
const shownAtMost = 8;

const matches = (candidate: Candidate, text: string): boolean =>
  candidate.login.toLowerCase().includes(text) || (candidate.name?.toLowerCase().includes(text) ?? false);

/** The very login first, then those that begin with the text. */
const nearness = ({ login }: Candidate, text: string): number =>
  login.toLowerCase() === text ? 0 : login.toLowerCase().startsWith(text) ? 1 : 2;

/** Whether GitHub can know the text as a login or as `owner/team`. */
export const looksLikeLogin = (text: string): boolean =>
  /^[a-z\d][a-z\d_-]*(?:\[bot\]|\/[a-z\d_][\w.-]*)?$/i.test(text);

/**
 * People to choose for what is typed: the known ones at once, those that the host finds when it answers. What is
 * typed is offered itself where it can be a login.
 */
export const usePeople = (
  known: readonly Candidate[],
  text: string,
  taken: readonly string[],
  open: boolean,
  find: FindPeople,
): readonly Candidate[] => {
  const [found, setFound] = useState<readonly Candidate[]>([]);
  const asked = text.replace(/^@/, '').trim().toLowerCase();
  useEffect(() => {
    if (!open || asked === '') return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      find(asked, controller.signal).then(setFound, () => {
        setFound([]);
      });
    }, restBeforeAsking);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, open]);
  const offered = new Map<string, Candidate>();
  for (const candidate of [...known, ...found]) {
    const key = candidate.login.toLowerCase();
    if (matches(candidate, asked) && !taken.some((login) => login.toLowerCase() === key) && !offered.has(key))
      offered.set(key, candidate);
  }
  const list = [...offered.values()]
    .sort((a, b) => nearness(a, asked) - nearness(b, asked))
    .slice(0, shownAtMost);
  const typedIsTaken = taken.some((login) => login.toLowerCase() === asked);
  if (looksLikeLogin(asked) && !typedIsTaken && !offered.has(asked))
    list.push({ login: text.replace(/^@/, '').trim() });
  return list;
};
