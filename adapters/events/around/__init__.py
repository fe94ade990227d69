"""What is round an event or a place."""
