"""Writes the expected screens anew."""

import sqlite3

from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.library import places
from tests.rendered import FOLDER, screens

connection = sqlite3.connect(":memory:")
write(connection, load(files_of(places.folders())).content)
for old in FOLDER.rglob("*.expected"):
    old.unlink()
for screen in screens(Index(connection)):
    screen.file.parent.mkdir(exist_ok=True)
    screen.file.write_text(screen.text, encoding="utf-8", newline="")
connection.close()
