"""How do cards stand beside each other?"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def columns(*widths: int) -> list[DeltaGenerator]:
    """Columns of the given relative widths; on a phone they stack in this order."""
    return list(st.columns(widths, gap="small"))
