"""From frames to what a person sees: words, figures, tables, pictures. No Streamlit here.

``words`` says values, dates and states in the partnership's words; ``palette`` holds every colour; ``markup`` builds
escaped HTML; ``tables``, ``blocks``, ``figures``, ``sparklines`` and ``route_map`` draw; ``export`` writes CSV.
"""
