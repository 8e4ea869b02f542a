"""What the browser does by itself, in one small script.

*Links* inside drawn HTML move to another page of the product without loading it anew. A plain click on a link with
``data-page`` becomes a step in the browser's history, to which Streamlit answers as it does to Back and Forward: one
run of the new page, with what the address holds. Any other click (new tab, new window) is left to the browser, for
which the link has its real address; so links work by keyboard and without this script too.

*Dates* that are typed are taken when Enter is pressed, as in any form. Streamlit takes a typed date only when its field
is left, a moment after a link that is clicked meanwhile has asked for its page, and then goes back to the page before:
such a click waits until the date is taken, and the link then leads to its page on that date.

*Charts*, *tables to edit* and *texts to copy* need scripts of up to several megabytes, which take a browser a second to
take in. They are loaded while nobody waits, the largest as soon as the first page is drawn, so that the first page with
one is as quick as the others.

*Uploaded files* that are not decided upon are lost with a reload: while there are any, the browser asks before it
leaves.

*Lists* of the side bar are marked as such: Streamlit puts sections between a list and its items, which screen readers
then announce wrongly.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
import streamlit as st

from presentation.markup import element

_SCRIPT = """
const goTo = (address) => {
  window.history.pushState({}, "", address)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
}
const follow = (event) => {
  const link = event.defaultPrevented ? null : plainLink(event)
  if (!link || link.dataset.page === undefined) return
  event.preventDefault()
  goTo(link.href)
}
const main = () => document.querySelector("[data-testid=stMain]")
const fieldOf = (node) => node.closest ? node.closest("[data-testid=stDateInputField]") : null
const runEnded = () => new Promise((done) => {
  const app = document.querySelector("[data-testid=stApp]")
  let ran = false
  const end = () => { observer.disconnect(); done() }
  const observer = new MutationObserver(() => {
    if (app.dataset.testScriptState !== "notRunning") ran = true
    else if (ran) end()
  })
  observer.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] })
  setTimeout(() => ran || end(), 1500) // a date that cannot be chosen is not taken, so nothing runs
})
const fieldsHoldAddress = () => new Promise((done) => { // until then the next page would be sent what was before
  const until = performance.now() + 1000
  const look = () => {
    const held = new URLSearchParams(window.location.search)
    const fields = [...document.querySelectorAll("[class*=st-key-address-] input")]
    const same = fields.every((one) => one.value === (held.get(one.ariaLabel) || ""))
    if (same || performance.now() > until) done()
    else requestAnimationFrame(look)
  }
  look()
})
let typedOver = null // the text of the date field that is being typed in, before
let taking = null // the promise that a typed date has been taken
const enter = (event) => {
  const field = fieldOf(event.target)
  if (field && typedOver === null) typedOver = field.textContent
}
const leave = (event) => {
  const field = fieldOf(event.target)
  if (!field || !event.relatedTarget || field.contains(event.relatedTarget)) return
  if (field.textContent !== typedOver) taking = runEnded().then(fieldsHoldAddress).then(() => { taking = null })
  typedOver = null
}
const typedField = () => {
  const field = fieldOf(document.activeElement)
  return field && typedOver !== null && field.textContent !== typedOver ? field : null
}
const takeTyped = (event) => {
  if (event.key !== "Enter" || !typedField() || event.target.tagName === "BUTTON") return
  const back = event.target
  main().focus({ preventScroll: true })
  taking?.then(() => document.activeElement === main() && back.focus())
}
const withChanges = (address, before, after) => {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) === after.get(name)) continue
    if (after.has(name)) address.searchParams.set(name, after.get(name))
    else address.searchParams.delete(name)
  }
  return address.href
}
const plainLink = (event) => {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const link = event.button === 0 && !modified && event.target.closest ? event.target.closest("a[href]") : null
  return link && link.origin === window.location.origin ? link : null
}
const stay = (event) => { // else the link could be drawn anew before the button is up, and there would be no click
  if (typedField() && plainLink(event)) event.preventDefault()
}
const takeThenGo = (event) => {
  const link = taking || typedField() ? plainLink(event) : null
  if (!link) return
  event.preventDefault()
  event.stopPropagation()
  const [page, wanted, before] = [link.dataset.page, new URL(link.href), new URLSearchParams(window.location.search)]
  if (typedField()) main().focus({ preventScroll: true })
  taking.then(() => {
    if (page === undefined) link.click()
    else goTo(withChanges(wanted, before, new URLSearchParams(window.location.search)))
  })
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
const undecided = () => {
  const told = document.querySelector("[data-undecided]") // on the page with the files; elsewhere they lie unchanged
  return Number(told ? told.dataset.undecided : window.lspInBrowser?.undecided || 0)
}
const askBeforeLeaving = (event) => {
  if (undecided() > 0) event.preventDefault()
}
const idle = window.requestIdleCallback || ((run) => setTimeout(run, 1000))
const loadAhead = (files, pause) => { // the largest at once; the others with pauses between
  if (!files?.length || navigator.connection?.saveData) return
  const [file, ...rest] = files
  const load = () => import(new URL(file, document.baseURI).href).catch(() => {}).then(() => loadAhead(rest, 2000))
  const whenFree = () => { // not while a page is drawn, which would wait for it
    const free = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    if (free) load()
    else setTimeout(() => idle(whenFree), 250)
  }
  setTimeout(() => idle(whenFree), pause)
}
export default function ({ data }) {
  const name = "lspInBrowser"
  if (window[name]) window[name].stop()
  else loadAhead(data?.ahead, 100)
  const observer = new MutationObserver(markLists)
  const heard = [
    ["mousedown", stay, true], ["click", takeThenGo, true], ["click", follow, false],
    ["focusin", enter, true], ["focusout", leave, true], ["keydown", takeTyped, true],
  ]
  for (const [kind, answer, first] of heard) document.addEventListener(kind, answer, first)
  observer.observe(document.body, { childList: true, subtree: true })
  window.addEventListener("beforeunload", askBeforeLeaving)
  markLists()
  if (typedOver === null && fieldOf(document.activeElement)) typedOver = "" // typed in before this script was there
  window[name] = {
    undecided: data?.undecided,
    stop: () => {
      for (const [kind, answer, first] of heard) document.removeEventListener(kind, answer, first)
      window.removeEventListener("beforeunload", askBeforeLeaving)
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


AHEAD = ("PlotlyChart", "DataFrame", "StreamlitSyntaxHighlighter")


@st.cache_resource(show_spinner=False)
def _scripts_ahead() -> list[str]:
    """Where Streamlit serves the scripts of AHEAD, relative to the start page; what is not found is left out."""
    served = Path(streamlit.__file__).parent / "static"
    found = [next(served.glob(f"static/js/{name}.*.js"), None) for name in AHEAD]
    return [one.relative_to(served).as_posix() for one in found if one]


_UNDECIDED = "undecided-files"


def say_undecided(count: int) -> None:
    """Remember how many uploaded files are not decided upon, and tell the script of this page."""
    st.session_state[_UNDECIDED] = count
    st.html(element("span", data_undecided=count, class_="lsp-hidden"))


def listen() -> None:
    """Start the script; once a run."""
    waiting = st.session_state.get(_UNDECIDED, 0)
    # Streamlit's renderer is not typed as callable
    _component()(key="browser", data={"ahead": _scripts_ahead(), "undecided": waiting})  # type: ignore[operator]
