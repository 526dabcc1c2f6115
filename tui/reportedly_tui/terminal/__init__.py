"""The terminal itself: what reaches it, what comes from it, and how it is left."""
