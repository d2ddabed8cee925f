/** A port that answers what a test lets it answer; to be asked anything else fails the test. */
export function answering<T extends object>(name: string, answers: Partial<T>): T {
  const port: unknown = new Proxy(answers, {
    get: (known: object, method) => {
      const answer: unknown = Reflect.get(known, method);
      if (answer !== undefined) return answer;
      throw new Error(`${name} was asked for ${String(method)}.`);
    },
  });
  // What it lacks is said when it is asked for.
  return port as T;
}
