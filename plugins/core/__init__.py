"""What an entry is and how its text becomes values and HTML. Knows nothing of Pelican."""
