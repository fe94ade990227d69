"""Run inside .venv-peers: the same input divided by a free library."""
