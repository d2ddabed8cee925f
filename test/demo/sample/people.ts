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
  name: 'Ben Adeyemi',
  email: 'ben@acme.example',
  timeZone: 'Europe/London',
};
export const maya: DemoPerson = {
  login: 'maya',
  name: 'Maya Iyer',
  email: 'maya@acme.example',
  timeZone: 'Asia/Kolkata',
};
export const li: DemoPerson = {
  login: 'li',
  name: 'Li Wei',
  email: 'li@acme.example',
  timeZone: 'Asia/Singapore',
};
