"""Where a release can be published: one small adapter for each kind of host."""
