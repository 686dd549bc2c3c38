// What readers of other makers find in a built site, as one JSON document on standard output.
// node read.mjs SITE
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parseFeed, parseOpml } from "feedsmith";
import ICAL from "ical.js";
import jsonFeedSchema from "jsonfeed-schema/v1.1.js";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import partytime from "podcast-partytime";
import { parseSitemap, parseSitemapIndex } from "sitemap";

const site = process.argv[2];

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isJsonFeed = ajv.compile(jsonFeedSchema);

const seconds = (date) => (date ? Math.floor(new Date(date).getTime() / 1000) : null);

const enclosureOf = (found) =>
  found ? [found.url ?? found.href, found.length ?? found.size_in_bytes, found.type ?? found.mime_type] : null;

// One entry in the words of this folder's tests, from what feedsmith makes of each format.
const entry = {
  rss: (item) => ({
    guid: item.guid.value,
    title: item.title,
    link: item.link,
    at: seconds(item.pubDate),
    enclosure: enclosureOf(item.enclosures?.[0]),
    html: item.content?.encoded ?? null,
  }),
  atom: (item) => ({
    guid: item.id,
    title: item.title.value,
    link: item.links.find((link) => link.rel === "alternate").href,
    at: seconds(item.published),
    enclosure: enclosureOf(item.links.find((link) => link.rel === "enclosure")),
    html: item.content?.value ?? null,
  }),
  json: (item) => ({
    guid: item.id,
    title: item.title,
    link: item.url,
    at: seconds(item.date_published),
    enclosure: enclosureOf(item.attachments?.[0]),
    html: item.content_html ?? null,
  }),
};

const byExtractus = (text, name) => {
  const options = { normalization: true, useISODateFormat: true, descriptionMaxLen: 0 };
  const feed = name.endsWith(".json") ? extractFromJson(text, options) : extractFromXml(text, options);
  return feed.entries.map(({ id, title, link, published }) => ({ guid: id, title, link, at: seconds(published) }));
};

const readers = [
  [/(^|\/)(rss|atom|feed)(-\d+)?\.(xml|json)$/, (text, name, found) => {
    const { format, feed } = parseFeed(text);
    const errors = format === "json" && !isJsonFeed(JSON.parse(text)) ? isJsonFeed.errors : [];
    const items = (feed.items ?? feed.entries).map(entry[format]);
    found.feeds[name] = { format, items, extractus: byExtractus(text, name), errors };
    if (feed.podcast) found.podcasts[name] = { feedsmith: feed, partytime: partytime.parseFeed(text) };
  }],
  [/\.opml$/, (text, name, found) => {
    found.lists[name] = parseOpml(text);
  }],
  [/\.ics$/, (text, name, found) => {
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    found.calendars[name] = events.map((event) => ({
      uid: event.getFirstPropertyValue("uid"),
      summary: event.getFirstPropertyValue("summary"),
      start: new ICAL.Event(event).startDate.toString(),
      end: new ICAL.Event(event).endDate?.toString() ?? null,
      zone: event.getFirstProperty("dtstart").getParameter("tzid") ?? null,
    }));
  }],
];

const found = { feeds: {}, podcasts: {}, lists: {}, calendars: {}, sitemaps: {} };
for (const name of (await readdir(site, { recursive: true })).sort()) {
  const path = join(site, name);
  const [, read] = readers.find(([pattern]) => pattern.test(name)) ?? [];
  if (read) read(await readFile(path, "utf8"), name, found);
  else if (name === "sitemap.xml") found.sitemaps[name] = await parseSitemapIndex(createReadStream(path));
  else if (/^sitemap-.*\.xml$/.test(name)) found.sitemaps[name] = await parseSitemap(createReadStream(path));
}
console.log(JSON.stringify(found));
