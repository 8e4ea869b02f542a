"""Choosing a cell of a drawn sheet, in one small script: a click, or the arrow keys and Enter.

The sheet is plain HTML with the place of each cell in ``data-cell``; the script marks the chosen one in the browser, so
that the sheet is not drawn anew and stays scrolled where it was. Buttons with ``data-goto`` choose a cell as well.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_SCRIPT = """
const state = window.lspCells || (window.lspCells = { stop: () => {} })
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
const beside = (cell, [down, right]) => {
  const row = cell.parentElement
  if (right) {
    let next = cell
    do { next = right > 0 ? next.nextElementSibling : next.previousElementSibling } while (next && !next.dataset.cell)
    return next
  }
  const other = down > 0 ? row.nextElementSibling : row.previousElementSibling
  const found = other ? other.children[Math.min(cell.cellIndex, other.children.length - 1)] : null
  return found && found.dataset.cell ? found : null
}
export default function ({ data, setTriggerValue }) {
  state.stop()
  const grid = () => document.querySelector(`[data-sheet="${data.sheet}"]`)
  const mark = () => {
    const drawn = grid()
    if (!drawn) return
    const chosen = data.cell ? drawn.querySelector(`[data-cell="${data.cell}"]`) : null
    for (const old of drawn.querySelectorAll("[aria-selected=true]")) if (old !== chosen) {
      old.removeAttribute("aria-selected")
      old.tabIndex = -1
    }
    const first = chosen || drawn.querySelector("[data-cell]")
    if (first && first.tabIndex !== 0) first.tabIndex = 0
    if (chosen && chosen.getAttribute("aria-selected") !== "true") {
      chosen.setAttribute("aria-selected", "true")
      chosen.scrollIntoView({ block: "nearest", inline: "nearest" })
    }
  }
  const choose = (place) => setTriggerValue("chosen", place)
  const clicked = (event) => {
    if (!event.target.closest) return
    const button = event.target.closest("[data-goto]")
    if (button && button.dataset.of === data.sheet) return choose(button.dataset.goto)
    const cell = event.target.closest("[data-cell]")
    if (cell && cell.closest("[data-sheet]") === grid()) choose(cell.dataset.cell)
  }
  const pressed = (event) => {
    const cell = event.target.closest ? event.target.closest("[data-cell]") : null
    if (!cell || cell.closest("[data-sheet]") !== grid()) return
    if (event.key === "Enter" || event.key === " ") choose(cell.dataset.cell)
    else if (!steps[event.key]) return
    else {
      const next = beside(cell, steps[event.key])
      if (next) { cell.tabIndex = -1; next.tabIndex = 0; next.focus() }
    }
    event.preventDefault()
  }
  const observer = new MutationObserver(mark)
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener("click", clicked)
  document.addEventListener("keydown", pressed)
  mark()
  state.stop = () => {
    observer.disconnect()
    document.removeEventListener("click", clicked)
    document.removeEventListener("keydown", pressed)
  }
  return state.stop
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> object:
    # Registered once for the whole server; registering again on every run would log a warning each time.
    return st.components.v2.component("lsp_cells", js=_SCRIPT)


def choosing(sheet: str, cell: str, take: Callable[[str], None]) -> None:
    """Let a cell be chosen in the grid that is drawn as ``data-sheet``; ``cell`` is the one that is chosen now ("":
    none), ``take`` is called with the one that was chosen, before the page runs again."""
    key = f"cells-{sheet}"

    def chosen() -> None:
        found = st.session_state[key].get("chosen")
        if isinstance(found, str):
            take(found)

    # Streamlit's renderer is not typed as callable
    _component()(key=key, data={"sheet": sheet, "cell": cell}, on_chosen_change=chosen)  # type: ignore[operator]
