"""How does the dashboard start? Launcher only: every run is ``dashboard/shell.py``.

``st.App`` is called here by its own name: ``streamlit run`` looks for exactly that before it runs the file
as a plain script, which would open every file in ``pages/`` without the shell.
"""

import streamlit as st

from dashboard.server import MIDDLEWARE, ROUTES, lifespan
from dashboard.server.incident import tell

app = st.App("dashboard/shell.py", lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE, on_script_error=tell)
