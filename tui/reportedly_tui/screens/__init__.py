"""What fills the terminal, one at a time, and what is laid over it."""
