"""The guides as a static site: which pages there are, where each stands, what search finds on them, and the folder."""
