"""What is round a place: who is near, what is seen, how far it is on foot."""
