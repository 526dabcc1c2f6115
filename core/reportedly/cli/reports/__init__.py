"""A report as lines: for people, for programs, and for what shows problems beside the code.

Each module has a `lines`. What they yield may hold foreign text that `say` makes visible, unless
they say that it is ASCII.
"""
