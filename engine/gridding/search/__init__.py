"""The search: a graph of units in, a grid for each unit out; many divisions are worked on side by side."""
