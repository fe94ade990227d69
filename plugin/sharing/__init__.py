"""A plan that is shared: the connection in words, the plan's life, who does what, and what two have changed at once."""
