"""What a rebalance may aim at."""

__all__ = ["OPTIONS"]

OPTIONS = ("fewest_households", "fewest_grids", "rounder_grids")
"""Once all is in band: few households moved, few grids touched, or good shapes."""
