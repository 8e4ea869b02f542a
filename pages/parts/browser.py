"""What the browser does by itself, in one small script.

*Links* inside drawn HTML move to another page of the product without loading it anew. A plain click on a link with
``data-page`` becomes a step in the browser's history, to which Streamlit answers as it does to Back and Forward: one
run of the new page, with what the address holds. Any other click (new tab, new window) is left to the browser, for
which the link has its real address; so links work by keyboard and without this script too.

*Charts* need a script of several megabytes, which takes a browser a second to take in. It is loaded while nobody waits,
so that the first page with a chart is as quick as the others.

*Lists* of the side bar are marked as such: Streamlit puts sections between a list and its items, which screen readers
then announce wrongly.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
import streamlit as st

_SCRIPT = """
const follow = (event) => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target.closest ? event.target.closest("a[data-page]") : null
  if (!link || link.origin !== window.location.origin) return
  event.preventDefault()
  window.history.pushState({}, "", link.href)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
}
const markLists = () => {
  for (const list of document.querySelectorAll("[data-testid=stSidebarNavItems]:not([role])")) {
    list.setAttribute("role", "presentation")
  }
  for (const section of document.querySelectorAll("[data-testid=stSidebarNavItems] > div:not([role])")) {
    section.setAttribute("role", "list")
    section.setAttribute("aria-label", section.querySelector("header")?.textContent || "Pages")
  }
}
const loadAhead = (file) => {
  if (!file || navigator.connection?.saveData) return
  const idle = window.requestIdleCallback || ((run) => setTimeout(run, 1000))
  setTimeout(() => idle(() => import(new URL(file, document.baseURI).href).catch(() => {})), 1500)
}
export default function ({ data }) {
  const name = "lspInBrowser"
  if (window[name]) window[name].stop()
  else loadAhead(data?.charts)
  const observer = new MutationObserver(markLists)
  document.addEventListener("click", follow)
  observer.observe(document.body, { childList: true, subtree: true })
  markLists()
  window[name] = {
    stop: () => {
      document.removeEventListener("click", follow)
      observer.disconnect()
    },
  }
  return () => {}
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> object:
    # Registered once for the whole server; registering again on every run would log a warning each time.
    return st.components.v2.component("lsp_in_browser", js=_SCRIPT)


@st.cache_resource(show_spinner=False)
def _chart_script() -> str:
    """Where Streamlit serves its script for Plotly charts, relative to the start page; "" where it is not found."""
    served = Path(streamlit.__file__).parent / "static"
    found = next(served.glob("static/js/PlotlyChart.*.js"), None)
    return found.relative_to(served).as_posix() if found else ""


def listen() -> None:
    """Start the script; once a run."""
    # Streamlit's renderer is not typed as callable
    _component()(key="browser", data={"charts": _chart_script()})  # type: ignore[operator]
