"""Words that people type and read: folding of scripts, the lexicon, the names of things, hidden characters."""
