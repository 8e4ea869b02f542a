"""The partnership's knowledge: periods, values, rules, catalogue, store and reports. No Streamlit, Plotly or Excel."""
