"""`literasi meja`: the desk in the browser, for one editor on one computer.

A page of forms made from the content model. It writes the same files that people write by hand,
and shows an entry as the theme will; publishing is left to Git and the site's own workflow.
"""
