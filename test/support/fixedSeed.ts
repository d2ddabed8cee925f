import fc from 'fast-check';

/**
 * One seed for every property, so that a commit's tests pass or fail alike everywhere; `BATON_SEED=random` looks for
 * cases that nobody has met, as the bench does, and any other number repeats a run.
 */
const wish = process.env['BATON_SEED'] ?? '20261123';
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) });
