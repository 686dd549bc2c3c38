"""The `literasi` command: what editors type."""
