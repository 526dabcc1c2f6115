"""The app: a desk and a reader, driven by the keyboard."""
