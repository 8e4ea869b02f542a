"""The only folder, with ``app.py``, that knows Streamlit: pages/<section>/<page>.py, never pages/*.py.

Streamlit finds flat pages/*.py by itself and runs them without ``app.py``; so none may lie here.
"""
