"""The indexes that answers are read from: where they lie, which is fresh, and how they come to be."""
