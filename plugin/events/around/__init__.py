"""What is round an event: the tool, the panel, and the signs on the map."""
