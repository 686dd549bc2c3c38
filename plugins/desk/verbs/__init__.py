"""The verbs of the `literasi` command: one module each, named as it is typed.

A module holds one function of the same name; plugins/desk/command.py puts it into the help.
Whatever is slow to import is imported inside the function, so that --help answers at once.
"""
