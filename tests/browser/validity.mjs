// HTML and CSS as the Nu Html Checker reads them: every page, no error and no warning.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const JAR = path.join(import.meta.dirname, "node_modules/vnu-jar/build/dist/vnu.jar");

// Judgements that are no faults of a page, each with its reason.
const PASSED_OVER = [
  // Written so on purpose by some generators; both forms are valid and mean the same.
  "Trailing slash on void elements has no effect.*",
  // It reads files without an address, so no file is 'self' to it, and takes JSON-LD for a script.
  // Browsers say what truly breaks under the policy: see requests.mjs.
  ".* violates Content Security Policy .*",
];

/** Return a line for every error and warning in the HTML and CSS below `output`. */
export function checkValidity(output) {
  return [...run(output, "--skip-non-html"), ...run(output, "--skip-non-css")];
}

function run(output, only) {
  const { stderr, error } = spawnSync(
    "java",
    [
      "-Xss8m", // deep pages overflow Java's usual stack
      "-jar",
      JAR,
      "--format",
      "json",
      "--exit-zero-always",
      "--no-langdetect", // short pages with English titles are taken for English
      "--filterpattern",
      PASSED_OVER.join("|"),
      only,
      output,
    ],
    { encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  if (error) {
    throw new Error("Java 17 diperlukan untuk memeriksa HTML.", { cause: error });
  }
  return JSON.parse(stderr).messages.map((message) => describe(output, message));
}

function describe(output, { type, subType, url, lastLine, message, extract = "" }) {
  const file = path.relative(output, fileURLToPath(url));
  const passage = extract.trim().replace(/\s+/g, " ");
  return `${file}:${lastLine}: ${subType ?? type}: ${message}\n    ${passage}`;
}
