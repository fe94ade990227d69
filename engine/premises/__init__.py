"""Premises: buildings, their addresses, the dwellings in them, and what a register says. Counts, never persons."""
