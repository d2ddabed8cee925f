import { describe, expect, it } from 'vitest';
import { calendarAddress, redirectedAddress } from '../../../../src/app/team/calendarAddress.ts';

describe('the address of a calendar', () => {
  it.each([
    ['https://calendar.example/secret.ics', 'https://calendar.example/secret.ics'],
    [' webcal://calendar.example/secret.ics\n', 'https://calendar.example/secret.ics'],
    ['WEBCALS://calendar.example/x', 'https://calendar.example/x'],
    ['http://127.0.0.1:8080/x.ics', 'http://127.0.0.1:8080/x.ics'],
    ['http://[::1]/x.ics', 'http://[::1]/x.ics'],
    ['http://localhost/x.ics', 'http://localhost/x.ics'],
  ])('%s', (text, url) => {
    expect(calendarAddress(text)?.href).toBe(url);
  });

  it.each([
    'http://calendar.example/secret.ics',
    'http://127.0.0.1.example/x.ics',
    'http://localhost.example/x.ics',
    'file:///etc/passwd',
    'ftp://calendar.example/x.ics',
    'javascript:alert(1)',
    'calendar.example/x.ics',
    '',
  ])('none is %s', (text) => {
    expect(calendarAddress(text)).toBeNull();
  });
});

describe('where a calendar redirects', () => {
  it.each([
    ['https://a.example/x', '/y.ics', 'https://a.example/y.ics'],
    ['https://a.example/x', 'https://b.example/y.ics', 'https://b.example/y.ics'],
    ['https://a.example/x', 'webcal://b.example/y.ics', 'https://b.example/y.ics'],
    ['http://127.0.0.1/x', 'https://b.example/y.ics', 'https://b.example/y.ics'],
    ['http://127.0.0.1/x', 'http://localhost:81/y.ics', 'http://localhost:81/y.ics'],
    ['https://a.example/x', 'http://a.example/y.ics', undefined],
    ['https://a.example/x', 'http://127.0.0.1/y.ics', undefined],
    ['http://127.0.0.1/x', 'http://a.example/y.ics', undefined],
    ['https://a.example/x', 'file:///etc/passwd', undefined],
    ['https://a.example/x', 'https://[', undefined],
  ])('from %s to %s', (from, location, to) => {
    expect(redirectedAddress(new URL(from), location)?.href).toBe(to);
  });
});
