"""A file is read by ``csv.reader``, written by ``executemany``, and the next run of everybody shows the new sum.

``FLOOR_DATABASE`` names an SQLite file of its own. Nothing is checked, no one is asked, nothing is kept for an undo.
"""

import csv
import io
import os
import sqlite3

import streamlit as st

TABLE = "CREATE TABLE IF NOT EXISTS visits (library, month, age_group, visits, PRIMARY KEY (library, month, age_group))"
UPSERT = "INSERT INTO visits VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = excluded.visits"

store = sqlite3.connect(os.environ["FLOOR_DATABASE"])
store.execute(TABLE)
file = st.file_uploader("File", key="files")
if file is not None:
    rows = csv.reader(io.StringIO(file.getvalue().decode()), delimiter=";")
    next(rows)
    with store:
        store.executemany(UPSERT, rows)
total = store.execute("SELECT sum(visits) FROM visits").fetchone()[0]
st.markdown(f"visits {total}")
store.close()
