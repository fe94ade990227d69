"""The search: a graph of units in, a grid for each unit out. Plain Python lists, for single moves are its whole work."""
