"""The only home of speed: the same bytes as Pelican alone would write, sooner.

`PELICAN_CLASS` in the settings puts it in place: engine.pelican.EnginePelican is Pelican with
generators, contents and a writer that do each piece of work once, do several at a time, and
reuse from the last build what has not changed. Without that setting the site is built by
Pelican itself, to the same bytes; tests/engine holds it.
"""
