"""Everything without a screen: workspace, files, anchors, checks, the command line."""
