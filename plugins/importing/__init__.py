"""From what was written elsewhere to files under content/: WordPress, web pages, Word, tables."""
