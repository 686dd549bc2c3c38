"""A build takes the place of the site being served in one step, or not at all."""
