"""A plan that is open: what it knows, how it looks on a map, and what is done to it."""
