"""Events and cameras: what happens, who is near, what a camera sees, and how the day goes. Never a person."""
