"""The figures: ours beside the peers', time, memory and growth. Run with `make bench`."""
