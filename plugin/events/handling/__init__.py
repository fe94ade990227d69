"""One event at a time: what is known of it, where it may go, and its log."""
