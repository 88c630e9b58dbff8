"""The local index: guides, carriers and articles in one SQLite file, which every answer is read from."""

FORMAT = 9
