"""A layer of grids that anybody made, held to the rules of a plan; two plans compared; boundaries in words."""
