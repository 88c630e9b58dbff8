"""Writes the expected screens anew."""

import sqlite3
from pathlib import Path

from simcancel import content
from simcancel.index.build import write
from simcancel.index.store import Index
from simcancel.loader import files_of, load
from tests.rendered import screens

connection = sqlite3.connect(":memory:")
write(connection, load(files_of([Path(folder) for folder in content.folders()])).content, {})
for screen in screens(Index(connection)):
    screen.file.parent.mkdir(exist_ok=True)
    screen.file.write_text(screen.text, encoding="utf-8", newline="")
connection.close()
