"""The same made-up site in Hugo and in plain Pelican, with equal features."""
