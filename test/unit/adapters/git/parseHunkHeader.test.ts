import { expect, it } from 'vitest';
import { parseHunkHeader } from '../../../../src/adapters/git/parseHunkHeader.ts';

it.each([
  ['@@ -12,3 +14 @@ function a() {', [12, 3, 14, 1]],
  ['@@ -0,0 +1,40 @@', [0, 0, 1, 40]],
  ['@@ -7 +6,0 @@', [7, 1, 6, 0]],
])('reads the header %s', (line, expected) => {
  const hunk = parseHunkHeader(line);
  expect(hunk && [hunk.oldStart, hunk.oldCount, hunk.newStart, hunk.newCount]).toEqual(expected);
});

it.each(['@@@ -1,2 -1,2 +1,3 @@@', '+@@ -1 +1 @@', '@@ -x +1 @@', ''])('takes %j for no header', (line) => {
  expect(parseHunkHeader(line)).toBeUndefined();
});
