"""The parts of a screen: each shows the session and says what was asked of it."""
