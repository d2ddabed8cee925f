/** A person of the demo: who they are on GitHub, in git and on the clock. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** IANA name. */
  readonly timeZone: string;
}

export const ben: DemoPerson = {
  login: 'ben',
  name: 'Ben Carter',
  email: 'ben@example.com',
  timeZone: 'Europe/London',
};
export const maya: DemoPerson = {
  login: 'maya',
  name: 'Maya Rao',
  email: 'maya@example.com',
  timeZone: 'Asia/Kolkata',
};
export const li: DemoPerson = {
  login: 'li',
  name: 'Li Wen',
  email: 'li@example.com',
  timeZone: 'America/Los_Angeles',
};
