"""Events as they arrive and as they are known."""
