// A folder on a free port of this machine, with gzip and byte ranges, like a real static host.
//
//   node serve.mjs FOLDER [PORT]
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".m4a": "audio/mp4",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".wasm": "application/wasm",
  ".wav": "audio/wav",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const COMPRESSED = new Set([
  ".css",
  ".html",
  ".ics",
  ".js",
  ".json",
  ".mjs",
  ".svg",
  ".txt",
  ".vtt",
  ".webmanifest",
  ".xml",
]);

/** Serve `folder`; resolves to { address, close }. */
export async function serve(folder, port = 0) {
  const root = path.resolve(folder);
  const server = http.createServer((request, response) => answer(root, request, response));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(root, request, response) {
  const file = find(root, request.url);
  const shown = file ?? path.join(root, "404.html");
  if (!fs.existsSync(shown)) {
    response.writeHead(404, { "content-type": "text/plain" }).end("404");
    return;
  }
  const kind = path.extname(shown).toLowerCase();
  const whole = fs.readFileSync(shown);
  const headers = {
    "accept-ranges": "bytes",
    "cache-control": kind === ".html" ? "max-age=600" : "max-age=31536000",
    "content-type": TYPES[kind] ?? "application/octet-stream",
  };
  let [status, body] = [file ? 200 : 404, whole];
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (COMPRESSED.has(kind) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    body = zlib.gzipSync(whole);
    headers["content-encoding"] = "gzip";
    headers.vary = "accept-encoding";
  } else if (range && Number(range[1]) < whole.length) {
    const start = Number(range[1]);
    body = whole.subarray(start, range[2] ? Number(range[2]) + 1 : whole.length);
    status = 206;
    headers["content-range"] = `bytes ${start}-${start + body.length - 1}/${whole.length}`;
  }
  headers["content-length"] = body.length;
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
}

function find(root, url) {
  const wanted = path.join(root, decodeURIComponent(new URL(url, "http://localhost").pathname));
  if (wanted !== root && !wanted.startsWith(root + path.sep)) {
    return undefined;
  }
  const file = wanted.endsWith(path.sep) ? path.join(wanted, "index.html") : wanted;
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port = "0"] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port));
  console.log(`${address}/`);
}
