"""Gridding: a district's communities divided into grids of so many households."""
