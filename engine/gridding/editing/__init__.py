"""A plan being edited: what an officer does to it, step by step, and what each step would do before it is done."""
