import { useEffect, useState } from 'preact/hooks';
import { availability } from '../../core/availability/availability.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';

/** Milliseconds of one slice: the rest of a frame is for drawing. */
const slice = 8;

/** Below this, all are asked at once faster than a person sees. */
const fewPeople = 100;

/**
 * Whether the engine has laid out everybody's hours, which it does in slices so that a thousand people in hundreds
 * of zones never hold up the drawing. Afterwards asking all of them is quick.
 */
export const useWarmed = (people: readonly TeamPerson[], instant: Instant): boolean => {
  const [warmed, setWarmed] = useState<readonly TeamPerson[]>();
  useEffect(() => {
    if (people.length <= fewPeople) return undefined;
    let index = 0;
    let timer: ReturnType<typeof setTimeout>;
    const run = (): void => {
      const end = performance.now() + slice;
      while (index < people.length && performance.now() < end) {
        const person = people[index++];
        if (person !== undefined) availability(person.schedule, instant);
      }
      if (index < people.length) timer = setTimeout(run);
      else setWarmed(people);
    };
    timer = setTimeout(run);
    return () => {
      clearTimeout(timer);
    };
  }, [people]);
  return people.length <= fewPeople || warmed === people;
};
