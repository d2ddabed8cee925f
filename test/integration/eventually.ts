import assert from 'node:assert/strict';

/** Gives the first answer that is enough; fails after 20 s, since the machine that runs it may be slow. */
export async function eventually<T>(ask: () => Thenable<T>, isEnough: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    assert.ok(Date.now() < end, `not in time; last: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
