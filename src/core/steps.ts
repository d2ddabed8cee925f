/**
 * Long work that stops after each short step, so that whoever drives it can do other things in between, or give it up
 * by going on no more. Its last step gives the result.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
