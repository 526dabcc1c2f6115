"""The contract: what an annotator's files may say. Knows no disk and no screen."""
