"""Literasi: a Pelican site for the literacy news of a public library."""
