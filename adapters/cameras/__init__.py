"""Cameras: read, imported, what they see, and how they work."""
