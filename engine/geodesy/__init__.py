"""Coordinates: where on the earth they are, and what web maps do to them."""
