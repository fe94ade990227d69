"""The scene in 2.5D as layers of a project."""
