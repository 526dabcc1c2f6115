"""Actions as data, and how key presses become their ids. Knows no Textual."""
