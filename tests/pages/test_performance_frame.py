"""The frame round the pages: settings that Streamlit knows, navigation, links, the address, housekeeping."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from lsp_data.store import generations
from pages.parts import browser, housekeeping, server
from pages.parts.navigation import ENTRIES, exists
from presentation import palette
from tests.pages.own_partnership import open_page, run, text

ROOT = Path(__file__).resolve().parents[2]


def settings(node: dict[str, object], above: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in node.items():
        if isinstance(value, dict):
            found |= settings(value, f"{above}{name}.")
        else:
            found[f"{above}{name}"] = value
    return found


WRITTEN = settings(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", WRITTEN)
def test_streamlit_knows_every_setting(name: str) -> None:
    assert name in config.get_config_options()


def test_the_settings_keep_the_server_quick_quiet_and_shut() -> None:
    expected = {
        "runner.postScriptGC": False,
        "global.minCachedMessageSize": 1000,
        "client.showErrorDetails": "none",
        "client.toolbarMode": "minimal",
        "browser.gatherUsageStats": False,
        "server.maxUploadSize": 25,
        "theme.primaryColor": palette.BLUE,
        "theme.textColor": palette.INK,
        "theme.chartCategoricalColors": list(palette.CATEGORICAL),
    }
    assert {name: WRITTEN[name] for name in expected} == expected
    assert not {"server.enableCORS", "server.enableXsrfProtection"} & set(WRITTEN)
    assert not any("http" in str(value) for value in WRITTEN.values())


def test_every_entry_of_the_navigation_is_a_file_with_an_address_of_its_own() -> None:
    assert all((ROOT / entry.file).is_file() for entry in ENTRIES)
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)
    assert all(entry.file.count("/") == 2 and entry.file.startswith("pages/") for entry in ENTRIES)
    assert exists("indicator")
    assert not exists("nowhere")


def test_the_server_finds_pages_by_navigation_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    monkeypatch.setattr(server, "main", lambda prog_name: started.append(prog_name))
    server.start()
    assert started == ["streamlit"]
    assert PagesManager.uses_pages_directory is False


def test_the_scripts_that_are_loaded_ahead_are_ones_that_streamlit_serves() -> None:
    import streamlit

    names = browser._scripts_ahead()
    assert [Path(name).name.split(".")[0] for name in names] == list(browser.AHEAD)
    assert all((Path(streamlit.__file__).parent / "static" / name).is_file() for name in names)


def test_garbage_is_collected_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(housekeeping.gc, "collect", lambda: collected.append(1))

    class TwoTurns:
        turns = 0

        def wait(self, seconds: float) -> bool:
            self.turns += 1
            return self.turns > 2

    housekeeping._collect(TwoTurns())  # type: ignore[arg-type]  # only wait is asked
    assert len(collected) == 2


def test_what_a_link_holds_is_not_drawn_but_kept(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(sample_folder))
    at = open_page("performance/underperforming", theme="jobs-and-enterprise", as_at="2010-09-30", area="chester")
    assert at.get_by_key("address-as_at") is not None
    assert 'class*="st-key-address-"' in next(one.value for one in at.html if one.value.startswith("<style>"))
    for page in ("performance/overview", "planning/route_map", "performance/theme"):
        at.switch_page(f"pages/{page}.py")
        run(at)
        assert at.query_params["as_at"] == "2010-09-30"
        assert at.query_params["theme"] == "jobs-and-enterprise"
        assert "As known on 30 Sep 2010." in text(at)
    assert at.selectbox(key="area_choice").value == "chester"


def test_an_area_of_which_nothing_is_known_says_so_in_place_of_indicators(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSP_DATA", str(sample_folder))
    ended = open_page("performance/theme", area="cheshire")
    assert "Nothing is known of Cheshire here" in text(ended)
    assert "The area ended on 31 Mar 2009" in text(ended)
    assert "Trajectories" not in text(ended)
    for page in ("theme", "indicator"):
        at = open_page(f"performance/{page}", area="north-west")
        assert "Nothing is known of North West here" in text(at)
        assert "Show Cheshire West and Chester" in text(at)
        assert "is in use" not in text(at)


def test_an_unknown_area_gives_the_partnerships_own(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSP_DATA", str(sample_folder))
    at = open_page("performance/theme", area="atlantis")
    assert at.selectbox(key="area_choice").value == "cheshire-west-and-chester"


def gone(folder: Path) -> None:
    for file in (folder / "store").glob("*.duckdb"):
        file.unlink()


def no_store_file(folder: Path) -> None:
    for file in (folder / "store").glob("*.duckdb"):
        file.write_bytes(b"no store")


def undecidable(folder: Path) -> None:
    path = generations.current(folder).path
    generations.let_go(folder)
    with duckdb.connect(str(path)) as store:
        store.execute("INSERT INTO edit (subject, key, field, value, publication, position) "
                      "VALUES ('indicator', 'NI 16', 'polarity', 'sideways', 2, 99)")  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "said"), [(gone, "is not in"), (no_store_file, "cannot be opened"), (undecidable, "sideways")]
)
@pytest.mark.parametrize("page", ["performance/overview", "returns/upload", "administration/partnership"])
def test_a_store_that_cannot_be_read_is_told_in_a_sentence(
    own: Path, page: str, broken: Callable[[Path], None], said: str
) -> None:
    broken(own)
    assert said in text(open_page(page))
