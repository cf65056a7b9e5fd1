"""A page with one line."""

import streamlit as st

st.write("Hello")
