import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { decodeJson } from '../../core/decodeJson.ts';
import { createFile, replaceFile } from './atomicFile.ts';
import { unlessAbsent } from './storageFailureOf.ts';

const leaseSchema = v.object({
  owner: v.string(),
  process: v.number(),
  host: v.string(),
  /** System-wide monotonic milliseconds; comparable between processes of one boot. */
  issued: v.number(),
  /** Wall clock, for the case that another machine shares the folder. */
  issuedAt: v.number(),
  milliseconds: v.number(),
});
type Lease = v.InferOutput<typeof leaseSchema>;

const unreadableLeaseMilliseconds = 60_000;

interface Generation {
  readonly number: number;
  readonly file: string;
  readonly isFree: boolean;
}

const monotonic = (): number => Number(process.hrtime.bigint() / 1_000_000n);

/**
 * A right that one owner at a time holds, among all processes that share a folder. It lapses after its time, and at
 * once when its owner's process has died.
 *
 * Every change of hands makes a file of the next number, which only one process can create; the highest number rules
 * and is never removed. So a process that acts on an outdated look at the folder can only lose, and taking over from
 * a dead owner needs no deletion that could hit a successor.
 */
export class LeaseFile {
  readonly #folder: string;
  readonly #name: string;

  /** `name` is safe as a file name. The folder is made when needed. */
  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** True when the owner holds the lease for that many milliseconds from this call on. Rejects with Node's error. */
  async acquire(owner: string, milliseconds: number): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    const lease: Lease = {
      owner,
      process: process.pid,
      host: hostname(),
      issued: monotonic(),
      issuedAt: Date.now(),
      milliseconds,
    };
    const bytes = Buffer.from(JSON.stringify(lease));
    const top = highest(await this.#generations());
    if (top !== undefined && !top.isFree) {
      const holder = await this.#read(top);
      if (holder === 'valid') return false;
      if (holder !== 'stale' && holder.owner === owner) {
        await replaceFile(join(this.#folder, top.file), bytes, { durable: false });
        return highest(await this.#generations())?.file === top.file;
      }
      if (holder !== 'stale') return false;
    }
    return this.#take((top?.number ?? 0) + 1, bytes);
  }

  /** Whether the owner still holds it: to be asked right before an act that must not happen twice. */
  async isHeldBy(owner: string): Promise<boolean> {
    const top = highest(await this.#generations());
    if (top === undefined || top.isFree) return false;
    const holder = await this.#read(top);
    return typeof holder === 'object' && holder.owner === owner;
  }

  /** Frees the lease when the owner holds it. Needs no space on the disk. */
  async release(owner: string): Promise<void> {
    const top = highest(await this.#generations());
    if (top === undefined || top.isFree) return;
    const holder = await this.#read(top);
    if (typeof holder !== 'object' || holder.owner !== owner) return;
    await unlessAbsent(rename(join(this.#folder, top.file), join(this.#folder, `${top.file}.free`)));
  }

  /** Runs the work while holding the lease; `undefined` when it could not be had within the patience. */
  async hold<T>(
    { milliseconds, patience }: { readonly milliseconds: number; readonly patience: number },
    work: (isHeld: () => Promise<boolean>) => Promise<T>,
  ): Promise<{ readonly value: T } | undefined> {
    const owner = randomUUID();
    const end = monotonic() + patience;
    for (let pause = 2; !(await this.acquire(owner, milliseconds)); pause = Math.min(pause * 2, 50)) {
      if (monotonic() > end) return undefined;
      await wait(pause + Math.random() * pause);
    }
    try {
      return { value: await work(() => this.isHeldBy(owner)) };
    } finally {
      await this.release(owner);
    }
  }

  async #take(number: number, bytes: Uint8Array): Promise<boolean> {
    const file = `${this.#name}.${number}`;
    if (!(await createFile(join(this.#folder, file), bytes, { durable: false }))) return false;
    const generations = await this.#generations();
    const rivals = generations.filter((other) => other.file !== file && other.number >= number);
    if (rivals.length > 0) {
      await rm(join(this.#folder, file), { force: true });
      return false;
    }
    // The two before stay for those who listed the folder a moment ago.
    const outdated = generations.filter((other) => other.number < number - 2);
    await Promise.all(outdated.map((other) => rm(join(this.#folder, other.file), { force: true })));
    return true;
  }

  async #generations(): Promise<readonly Generation[]> {
    const names = (await unlessAbsent(readdir(this.#folder))) ?? [];
    return names.flatMap((file) => {
      if (!file.startsWith(`${this.#name}.`)) return [];
      const match = /^(\d{1,15})(\.free)?$/.exec(file.slice(this.#name.length + 1));
      return match === null ? [] : [{ number: Number(match[1]), file, isFree: match[2] !== undefined }];
    });
  }

  /** The lease when it is valid, `stale` when anybody may take over, `valid` when it can't be read but is fresh. */
  async #read(generation: Generation): Promise<Lease | 'stale' | 'valid'> {
    const path = join(this.#folder, generation.file);
    const text = await unlessAbsent(readFile(path, 'utf8'));
    // Released or swept since it was listed: the next look will tell.
    if (text === undefined) return 'valid';
    const lease = decodeJson(leaseSchema, text);
    if (lease !== undefined) return isValid(lease) ? lease : 'stale';
    const facts = await unlessAbsent(stat(path));
    return facts === undefined || Date.now() - facts.mtimeMs < unreadableLeaseMilliseconds
      ? 'valid'
      : 'stale';
  }
}

function highest(generations: readonly Generation[]): Generation | undefined {
  return generations.reduce<Generation | undefined>(
    (top, next) =>
      top === undefined || next.number > top.number || (next.number === top.number && next.isFree)
        ? next
        : top,
    undefined,
  );
}

function isValid(lease: Lease): boolean {
  const age = lease.host === hostname() ? monotonic() - lease.issued : Date.now() - lease.issuedAt;
  // A negative age: the machine was started again since, or its clock was set back.
  if (age < 0 || age >= lease.milliseconds) return false;
  return lease.host !== hostname() || isAlive(lease.process);
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH');
  }
}
