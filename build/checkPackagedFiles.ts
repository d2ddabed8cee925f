/** Bytes of the whole VSIX (DESIGN.md, "What good means here"). */
export const packageBudget = 700 * 1024;

/** What the package must hold; each pattern matches at least one file. */
const required: readonly RegExp[] = [
  /^package\.json$/,
  /^package\.nls\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^dist\/extension\.js$/,
  /^dist\/webviews\/compose\.js$/,
  /^dist\/webviews\/compose\.css$/,
  /^dist\/webviews\/reader\.js$/,
  /^dist\/webviews\/reader\.css$/,
  /^dist\/webviews\/codicon\.ttf$/,
  /^dist\/THIRD_PARTY_NOTICES\.txt$/,
  /^media\/[\w-]+\.svg$/,
];

/** What else it may hold. */
const allowed: readonly RegExp[] = [
  /^CHANGELOG\.md$/,
  /^package\.nls\.[a-z]{2}(-[a-z]{2})?\.json$/,
  /^l10n\/bundle\.l10n(\.[a-z]{2}(-[a-z]{2})?)?\.json$/,
  /^dist\/chunks\/[\w.-]+-[A-Z0-9]{8}\.js$/,
  /^dist\/webviews\/[a-z][A-Za-z]*\.(js|css)$/,
  /^media\/[\w/.-]+\.(svg|png|md|json)$/,
];

/**
 * Sentences for everything wrong with the list of packaged files (as `vsce ls` prints it) and the size of the VSIX in
 * bytes: a file that must be there and is not, a file that nobody meant to ship, a package that is too large.
 */
export function checkPackagedFiles(files: readonly string[], bytes: number): readonly string[] {
  const missing = required
    .filter((pattern) => !files.some((file) => pattern.test(file)))
    .map(
      (pattern) =>
        `The package holds nothing that matches ${pattern.source}. See .vscodeignore and the build.`,
    );
  const unexpected = files
    .filter((file) => ![...required, ...allowed].some((pattern) => pattern.test(file)))
    .map(
      (file) =>
        `${file} would be shipped. Exclude it in .vscodeignore or allow it in build/checkPackagedFiles.ts.`,
    );
  const size =
    bytes > packageBudget
      ? [
          `The VSIX has ${String(bytes)} bytes, more than ${String(packageBudget)}. See the sizes that the build prints.`,
        ]
      : [];
  return [...missing, ...unexpected, ...size];
}
