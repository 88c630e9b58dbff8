"""Drawing: one file a format."""
