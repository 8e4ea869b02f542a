"""The style sheet of what this package draws: only classes that begin with ``lsp-``, colours from the palette.

Sizes are relative, so that the reader's own text size holds; on paper and in high-contrast modes everything is still
said by words and shapes.
"""

from presentation.palette import (
    AMBER_BAND,
    BLUE,
    FAINT,
    INK,
    LINE,
    LINK,
    MUTED,
    ORANGE,
    PANEL,
    PAPER,
    PLUM,
    STATUS,
    TEAL,
)

_BASE = f"""
.lsp-hidden {{
  position:absolute; width:1px; height:1px; margin:-1px; overflow:hidden; clip-path:inset(50%);
  white-space:nowrap;
}}
.lsp-kicker {{ margin:0; font-size:1rem; color:{MUTED}; }}
.lsp-h1, .lsp-h2, .lsp-h3 {{ color:{INK}; letter-spacing:-.01em; padding:0; }}
.lsp-h1 {{ font-size:1.875rem; line-height:1.15; font-weight:700; margin:0; }}
.lsp-h2 {{ font-size:1.375rem; line-height:1.25; font-weight:700; margin:.5rem 0 0; }}
.lsp-h3 {{ font-size:1.0625rem; line-height:1.3; font-weight:700; margin:0; }}
.lsp-lead {{ margin:0; font-size:1.125rem; line-height:1.45; max-width:52em; }}
.lsp-note {{ margin:0; font-size:.875rem; line-height:1.45; color:{MUTED}; max-width:75em; }}
.lsp-below {{
  display:block; margin:0; font-size:.8125rem; line-height:1.35; font-weight:400; color:{MUTED};
}}
.lsp-written {{ white-space:pre-line; }}
.lsp-written, .lsp-h1, .lsp-h2, .lsp-h3, .lsp-lead, .lsp-note, .lsp-banner, .lsp-items, .lsp-facts dd, .lsp-paper {{
  overflow-wrap:anywhere;
}}
.lsp-nothing {{ margin:.25rem 0; color:{MUTED}; }}
.lsp-banner {{
  margin:0; padding:.3rem .75rem; font-size:.9375rem; background:{PANEL}; border-left:4px solid {PLUM};
  color:{INK};
}}
.lsp-remark {{ background:{AMBER_BAND}; border-left-color:{ORANGE}; }}
.lsp-empty {{ padding:1.5rem; background:{PANEL}; border-left:4px solid {LINK}; font-size:1.0625rem; }}
.lsp-empty h2 {{ font-size:1.375rem; margin:0 0 .5rem; padding:0; }}
.lsp-empty p {{ margin:.25rem 0; }}
ul.lsp-items {{ margin:0 !important; padding:0 !important; list-style:none; }}
.lsp-items li {{
  padding:.4rem 0; border-bottom:1px solid {LINE}; margin:0; line-height:1.4; font-size:.9375rem;
}}
a[data-page] {{
  color:{LINK}; text-decoration:underline; text-underline-offset:.15em; text-decoration-thickness:1px;
}}
a[data-page]:hover {{ text-decoration-thickness:3px; }}
a[data-page]:focus-visible {{ outline:3px solid #ffdd00; background:#ffdd00; color:{INK}; }}
"""

_TABLE = f"""
.lsp-scroll {{ overflow-x:auto; }}
.lsp-scroll:focus-visible {{ outline:3px solid {LINK}; outline-offset:2px; }}
.lsp-table {{
  border-collapse:collapse; width:100%; font-size:.9375rem; line-height:1.35;
  font-variant-numeric:tabular-nums; color:{INK};
}}
.lsp-table caption {{ text-align:left; font-weight:700; padding:0 0 .35rem; caption-side:top; }}
.lsp-table th, .lsp-table td {{
  padding:.42rem .6rem .42rem 0; border:0; border-bottom:1px solid {LINE}; vertical-align:top;
  text-align:left;
}}
.lsp-table th:last-child, .lsp-table td:last-child {{ padding-right:0; }}
.lsp-table thead th {{ font-weight:700; border-bottom:2px solid {INK}; vertical-align:bottom; }}
.lsp-table tbody th {{ font-weight:400; }}
.lsp-table .lsp-right {{ text-align:right; }}
.lsp-table .lsp-centre {{ text-align:center; }}
.lsp-table .lsp-group th {{ font-weight:700; padding-top:.9rem; background:none; }}
.lsp-table img {{ display:inline-block; vertical-align:middle; max-width:none; }}
.lsp-even {{ table-layout:fixed; }}
.lsp-middle th, .lsp-middle td {{ vertical-align:middle; }}
.lsp-state {{
  display:inline-flex; align-items:center; gap:.4rem; padding:.1rem .55rem .1rem .4rem; font-weight:600;
  white-space:nowrap;
}}
.lsp-way {{ display:inline-flex; align-items:center; gap:.4rem; white-space:nowrap; }}
.lsp-whole {{ white-space:nowrap; }}
.lsp-line {{ display:block; }}
.lsp-line + .lsp-line {{ margin-top:.35rem; }}
.lsp-more summary {{ padding:.6rem 0; cursor:pointer; text-decoration:underline; }}
.lsp-chart-title .lsp-state {{ margin-left:.4rem; font-size:.875rem; }}
.lsp-strong {{ font-weight:700; font-size:1.0625rem; }}
.lsp-shares {{ display:flex; height:1.75rem; }}
.lsp-share {{
  display:flex; align-items:center; justify-content:center; min-width:2.4rem; font-weight:600;
  font-size:.875rem; border-right:2px solid {PAPER};
}}
ul.lsp-parts {{ margin:0 !important; padding:0 !important; list-style:none; }}
.lsp-parts li {{ margin:0; font-size:inherit !important; }}
.lsp-progress {{ display:block; height:.6rem; margin-top:.2rem; border:1px solid {MUTED}; background:{PAPER}; }}
.lsp-progress > span {{ display:block; height:100%; background:{BLUE}; }}
"""

_CARDS = f"""
.lsp-cards {{
  display:grid; padding:0 !important; grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr)); gap:.75rem;
  margin:0 !important; list-style:none;
}}
.lsp-card {{ margin:0; padding:.65rem .85rem .75rem; background:{PANEL}; border-top:5px solid {FAINT}; }}
.lsp-card p {{ margin:0; }}
.lsp-question {{
  font-size:.9375rem; font-weight:400; line-height:1.3; margin:0; padding:0; color:{MUTED}; letter-spacing:0;
}}
.lsp-answer {{ font-size:1.375rem; line-height:1.25; font-weight:700; padding:.2rem 0 .1rem; }}
.lsp-answer .lsp-state {{ background:none !important; padding:0; font-weight:700; white-space:normal; }}
.lsp-answer .lsp-way {{ white-space:normal; }}
.lsp-because {{ font-size:.9375rem; line-height:1.4; }}
.lsp-tile-state .lsp-state {{ background:none !important; padding:0; }}
.lsp-tile-count {{ font-size:2.5rem; line-height:1.1; font-weight:700; font-variant-numeric:tabular-nums; }}
.lsp-facts {{ margin:0 !important; padding:0 !important; font-size:.9375rem; line-height:1.4; }}
.lsp-facts > div {{
  display:grid; grid-template-columns:6.5rem minmax(0,1fr); gap:.5rem; padding:.34rem 0;
  border-bottom:1px solid {LINE};
}}
.lsp-wide > div {{ grid-template-columns:11rem minmax(0,1fr); }}
.lsp-facts dt {{ font-weight:400; color:{MUTED}; margin:0; }}
.lsp-facts dt, .lsp-facts dd {{ margin:0 !important; padding:0 !important; }}
.lsp-facts .lsp-items li {{ border:0; padding:0 0 .3rem; }}
.lsp-facts .lsp-items li:last-child {{ padding:0; }}
.lsp-key {{
  display:flex; flex-wrap:wrap; gap:.25rem 1.25rem; margin:0 !important; padding:0 !important;
  list-style:none; font-size:.875rem;
}}
.lsp-key li {{ display:inline-flex; align-items:center; gap:.4rem; margin:0; }}
.lsp-swatch {{ display:inline-block; width:1.75rem; height:.75rem; }}
.lsp-amber-band {{ background:{AMBER_BAND}; border:1px solid #d9b84a; }}
"""

_WALL = f"""
.lsp-wall {{
  display:grid; grid-template-columns:repeat(auto-fill,minmax(18.5rem,1fr)); gap:.75rem; list-style:none;
  margin:.25rem 0 0 !important; padding:0 !important;
}}
.lsp-multiple {{
  position:relative; display:flex; flex-direction:column; margin:0; padding:.5rem .7rem .6rem; border:1px solid {LINE};
  border-top:5px solid {FAINT};
}}
.lsp-multiple .lsp-h3 {{ font-size:1rem; }}
.lsp-multiple a::after {{ content:""; position:absolute; inset:0; }}
.lsp-multiple:hover {{ background:{PANEL}; }}
.lsp-states {{ margin:0; display:flex; flex-wrap:wrap; gap:.15rem .75rem; align-items:center; font-size:.9375rem; }}
.lsp-multiple > img {{ width:100%; height:auto; margin-top:auto; }}
"""

_GANTT = f"""
.lsp-gantt {{ table-layout:fixed; min-width:54rem; }}
.lsp-gantt .lsp-gantt-name {{ width:30%; }}
.lsp-gantt .lsp-gantt-linked {{ width:21%; }}
.lsp-gantt .lsp-gantt-month {{ padding-left:0; padding-right:0; font-size:.875rem; position:relative; }}
.lsp-gantt td {{ padding:0; position:relative; vertical-align:middle; }}
.lsp-gantt td.lsp-left {{ padding:.3rem 0 .3rem .6rem; font-size:.875rem; }}
.lsp-table.lsp-gantt thead th.lsp-gantt-linked {{ padding-left:.6rem; }}
.lsp-gantt td.lsp-left a {{ white-space:nowrap; }}
.lsp-gantt tbody th {{ padding:.3rem .6rem .3rem 0; }}
.lsp-gantt .lsp-mark {{ display:block; width:100%; height:1.25rem; }}
.lsp-lane {{ display:block; min-height:1rem; }}
.lsp-gantt .lsp-lane .lsp-mark {{ height:1rem; }}
.lsp-linked {{ font-size:.8125rem; color:{MUTED}; }}
.lsp-linked img {{ vertical-align:-.1em; }}
.lsp-gantt td.lsp-left .lsp-line + .lsp-line {{ margin-top:.1rem; }}
.lsp-gantt-number {{ font-weight:700; }}
.lsp-table .lsp-gantt-undated {{ color:{MUTED}; font-style:italic; padding:.3rem .6rem; }}
.lsp-today {{ position:absolute; top:-1px; bottom:-1px; width:0; border-left:2px dashed {PLUM}; }}
.lsp-today-word {{ display:block; color:{PLUM}; font-size:.8125rem; line-height:1; }}
.lsp-today-key {{ display:inline-block; height:1.1rem; border-left:2px dashed {PLUM}; }}
.lsp-key .lsp-mark {{ width:2.25rem; height:1.1rem; }}
"""

_GRID = f"""
.lsp-grid-frame {{ overflow:auto; max-height:30rem; border:1px solid {FAINT}; }}
.lsp-grid-frame.lsp-grid-low {{ max-height:16rem; }}
.lsp-grid-frame:focus-visible {{ outline:3px solid {LINK}; outline-offset:2px; }}
.lsp-grid {{
  width:max-content; border-collapse:separate; border-spacing:0; font-size:.8125rem; line-height:1.3; color:{INK};
}}
.lsp-grid td, .lsp-grid th {{
  padding:.15rem .35rem; border:0; border-right:1px solid {LINE}; border-bottom:1px solid {LINE}; margin:0;
  min-width:3.5rem; max-width:15rem; text-align:left; vertical-align:top; overflow-wrap:break-word;
  white-space:pre-line;
}}
.lsp-grid th, .lsp-grid .lsp-corner {{
  position:sticky; background:{PANEL}; color:{MUTED}; font-weight:400; text-align:center; min-width:2.5rem;
  white-space:nowrap; z-index:1;
}}
.lsp-grid tr:first-child > * {{ top:0; }}
.lsp-grid tr > *:first-child {{ left:0; }}
.lsp-grid tr:first-child > *:first-child {{ z-index:2; }}
.lsp-grid td.lsp-right {{ text-align:right; font-variant-numeric:tabular-nums; }}
.lsp-grid td.lsp-bold {{ font-weight:700; }}
.lsp-grid td[data-cell] {{ cursor:pointer; scroll-margin:2rem 1rem 1rem 3rem; }}
.lsp-role {{ display:block; font-size:.72rem; font-weight:400; color:{PLUM}; background:{PAPER}; padding:0 .2rem; }}
.lsp-grid td.lsp-as-read {{ border-bottom:2px solid {TEAL}; }}
.lsp-grid td[aria-selected=true] {{ outline:3px solid {LINK}; outline-offset:-3px; }}
.lsp-grid td:focus-visible {{ outline:3px solid {PLUM}; outline-offset:-3px; }}
.lsp-grid .lsp-gone, .lsp-grid .lsp-gone th {{ font-style:italic; }}
.lsp-grid .lsp-gone th, .lsp-grid th.lsp-gone {{ border-style:dashed; border-color:{MUTED}; }}
.lsp-sign {{
  display:inline-block; min-width:1.05rem; margin-left:.3rem; padding:0 .2rem; font-size:.75rem; line-height:1.05rem;
  text-align:center; font-weight:700; border-radius:2px; color:#fff; background:{MUTED};
}}
.lsp-sign-error {{ background:#942514; }}
.lsp-sign-question {{ background:#6e3619; }}
.lsp-sign-note {{ background:{BLUE}; }}
.lsp-sign-read {{ background:{PAPER}; color:#006d66; }}
.lsp-goto {{
  border:0; padding:0 .15rem; background:none; color:{LINK}; font:inherit; text-decoration:underline; cursor:pointer;
}}
.lsp-goto:focus-visible {{ outline:3px solid #ffdd00; background:#ffdd00; color:{INK}; }}
"""

_MATRIX = f"""
.lsp-matrix-frame {{ overflow:auto; max-height:34rem; }}
.lsp-matrix-frame:focus-visible {{ outline:3px solid {LINK}; outline-offset:2px; }}
.lsp-matrix {{ table-layout:fixed; min-width:56rem; border-collapse:separate; border-spacing:0; }}
.lsp-matrix .lsp-matrix-name {{ width:25%; }}
.lsp-matrix thead th {{ position:sticky; top:0; background:{PAPER}; z-index:1; font-size:.8125rem; }}
.lsp-matrix tbody th, .lsp-matrix .lsp-matrix-name {{ position:sticky; left:0; background:{PAPER}; }}
.lsp-matrix .lsp-matrix-name {{ z-index:2; }}
.lsp-matrix td {{ font-size:.8125rem; }}
.lsp-matrix-many .lsp-matrix-name {{ width:28%; }}
.lsp-matrix-many thead th {{ vertical-align:bottom; }}
.lsp-matrix-many .lsp-upright {{ writing-mode:vertical-rl; transform:rotate(180deg); max-height:13rem; }}
.lsp-risk {{ table-layout:fixed; max-width:44rem; }}
.lsp-risk td {{ border:1px solid {LINE}; padding:.4rem .5rem; }}
.lsp-risk .lsp-risk-high {{ border:3px solid {PLUM}; }}
.lsp-risk .lsp-risk-medium {{ border:2px solid {ORANGE}; }}
.lsp-drawn {{ max-width:100%; height:auto; }}
.lsp-paper p {{ margin:0 0 .4rem; }}
.lsp-paper h3 {{ margin:1rem 0 .35rem; }}
"""

_PAPER = """
@media (max-width:640px) {
  .lsp-facts > div { grid-template-columns:1fr; gap:0; }
}
@media print {
  .lsp-gantt { font-size:var(--letters); line-height:1.25; min-width:0; }
  .lsp-gantt .lsp-gantt-name { width:36%; }
  .lsp-gantt .lsp-gantt-linked { width:25%; }
  .lsp-gantt caption.lsp-hidden { position:static; width:auto; height:auto; margin:0; clip-path:none; font-size:11pt; }
  .lsp-gantt th, .lsp-gantt td, .lsp-gantt td.lsp-left, .lsp-gantt tbody th { padding-top:.1em; padding-bottom:.1em; }
  .lsp-table.lsp-gantt .lsp-group th { padding-top:.5em; }
  .lsp-gantt .lsp-gantt-month, .lsp-gantt .lsp-below, .lsp-gantt td.lsp-left, .lsp-gantt .lsp-linked { font-size:1em; }
  .lsp-gantt .lsp-today-word { font-size:1em; }
  .lsp-gantt .lsp-mark { height:1.1em; }
  .lsp-gantt .lsp-lane, .lsp-gantt .lsp-lane .lsp-mark { height:.8em; min-height:.8em; }
  .lsp-gantt .lsp-line { display:inline-block; margin:0 .8em 0 0 !important; white-space:nowrap; }
  .lsp-gantt .lsp-linked img { height:.85em; width:auto; }
  .lsp-scroll, .lsp-matrix-frame { overflow:visible; max-height:none; }
  .lsp-table tr, .lsp-card, .lsp-multiple { break-inside:avoid; }
  .lsp-state, .lsp-share, .lsp-card, .lsp-banner { print-color-adjust:exact; -webkit-print-color-adjust:exact; }
}
"""

_STATES = "\n".join(
    f".lsp-{rag} {{ background:{look.tint}; color:{look.ink}; }} .lsp-tone-{rag} {{ border-top-color:{look.fill}; }}"
    for rag, look in STATUS.items()
)

STYLE = "\n".join((_BASE, _TABLE, _CARDS, _WALL, _GANTT, _GRID, _MATRIX, _STATES, _PAPER))
