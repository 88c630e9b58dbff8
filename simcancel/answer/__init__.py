"""What a command answers: a typed view of it in all languages, with the flags of the day; JSON is one projection of it."""
