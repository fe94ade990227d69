"""Addresses as people write them: folded, parsed into parts, and found among those of a district's buildings."""
