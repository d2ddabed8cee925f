import type { Person } from './gitHubRepositories.ts';

/** Who is signed in to a host, and what is known there of teams. */
export interface HostViewer {
  readonly person: Person;
  /** Teams of the viewer as `organisation/team`. */
  readonly teams: readonly string[];
  /** Members of the teams that notes were addressed to, by the team in lower case. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** Remembers viewers for starts without a network. A cache: what cannot be read is absent. No method rejects. */
export interface ViewerStore {
  read(host: string): Promise<HostViewer | undefined>;
  write(host: string, viewer: HostViewer): Promise<void>;
  forget(host: string): Promise<void>;
}
