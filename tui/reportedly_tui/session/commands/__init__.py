"""What each action does to the session. Nothing here knows a screen.

A command takes the session and returns an outcome: None, a line for the user, or a question
the screen is to put.
"""
