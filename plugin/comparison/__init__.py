"""Two scenarios of a plan side by side."""
