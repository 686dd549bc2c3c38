"""How a finished site takes its place."""
