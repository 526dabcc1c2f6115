"""The files: how labels become bytes and bytes become labels, without a byte or a word lost."""
