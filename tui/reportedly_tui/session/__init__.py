"""What a reviewer is doing, as values: article, labels, selection, history. Knows no Textual."""
