"""Growth watch: which grids of an open plan a register puts out of their band, and what each needs."""
