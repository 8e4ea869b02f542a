"""From frames to what a person sees: words, tables, pictures, files. No Streamlit here.

Said: ``words`` (values, dates, states), ``abbreviations``. Seen: ``palette`` (every colour), ``style``,
``markup`` (escaped HTML), ``tables``, ``blocks`` (headings, answers, tiles, facts), ``sparklines``, ``route_map``.
Charts: ``trajectory`` (what a chart shows), ``figures`` (as Plotly's plain dictionaries), ``figure_words``, ``scale``.
Drawn of reports: ``standing``, ``lists``, ``history``, ``definition``. Taken away: ``export`` (CSV), ``columns``.
"""
