"""What pages share. A page is a short script: a view, one read, what is drawn.

* ``session``      the one door to the store: ``open_view()`` gives the :class:`~pages.parts.session.View` (generation,
                   partnership, as-at date, area, theme) of this run; ``ask(question, …)`` puts a question of
                   ``lsp_data.reports`` and keeps the answer; ``keep(name, key, make)`` keeps what was drawn.
* ``address``      what the page's address holds (as_at, area, theme and each page's own): a link reproduces the view.
* ``head``         the page's title with the shared controls beside it, and the strip that says the data is invented.
* ``browser``      makes links inside drawn HTML (``presentation.markup.link``) move to a page without loading anew.
* ``navigation``   the list of pages: add an entry for each new file.
* ``table``        draws a table of ``presentation.tables`` with its CSV download.
* ``choices``      controls whose choice is in the address; ``charts`` trajectory charts; ``frame`` tab and style.
* ``cells``        the choosing of a cell in a drawn sheet; ``deciding`` does what a person decides.
* ``housekeeping`` collects garbage on a timer; ``server`` starts Streamlit for this product.

Text from files goes through ``presentation.markup`` into ``st.html``; where Streamlit itself reads Markdown (labels,
captions, messages), through ``presentation.markup.plain_markdown``.

A page file begins like this::

    view = session.open_view()
    head.draw(view, "Tracker", controls=("as_at",))
    rows = session.ask(reports.tracker, view.generation, view.as_at)
    table.show(view, drawn(rows), name="tracker", frame=rows, columns={"partner": "Partner"})
"""
