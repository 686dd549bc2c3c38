"""Feeds in their formats: RSS, Atom, JSON Feed, OPML, and what podcasts add."""
