"""Whole builds by plain Pelican: logged errors, missing plugins and wrong settings stop them."""

import pytest
from tests.safe_build.tiny_site import GOOD, KEPT, TinySite, said, with_good_output


@pytest.mark.parametrize("words", [(), ("-q",)], ids=["loud", "quiet"])
def test_logged_error_stops_the_build(site: TinySite, words: tuple[str, ...]) -> None:
    with_good_output(site).write("log page lost")
    result = site.build(*words)
    expected = ["Fehler", "pelican.probe: page lost", "", f"1 Fehler. {KEPT}"]
    assert (result.returncode, said(result)[-4:], site.tree()) == (1, expected, GOOD)


def test_logged_error_does_not_stop_a_preview(site: TinySite) -> None:
    site.write("log page lost")
    result = site.build("-e", 'BUILD_FORM="preview"')
    assert (result.returncode, said(result)[-1]) == (0, "Fertig: 1 Seite in 0,0 s → output/ (1 Fehler)")


def test_quiet_build_shows_no_logged_error_twice(site: TinySite) -> None:
    site.write("log page lost")
    assert site.build("-q").stdout.count("page lost") == 1


def test_page_that_pelican_skips_stops_the_build(site: TinySite) -> None:
    with_good_output(site)
    (site.root / "content/beitrag.md").write_text("Title: Ohne Datum\nDate: gestern\n\nText")
    result = site.build()
    assert (result.returncode, said(result)[-1], site.tree()) == (1, f"1 Fehler. {KEPT}", GOOD)


BROKEN_PLUGINS = [
    pytest.param("def register(): raise ValueError('no')", "broken", "`broken` (ValueError: no)", id="fails"),
    pytest.param("", "calendar", "`calendar` (AttributeError: ", id="named-as-a-standard-module"),
    pytest.param("", "absent", "Cannot load plugin `absent` ", id="missing"),
]


@pytest.mark.parametrize(("code", "name", "reason"), BROKEN_PLUGINS)
def test_plugin_that_is_not_registered_stops_the_build(
    site: TinySite, code: str, name: str, reason: str
) -> None:
    with_good_output(site)
    if name != "absent":
        (site.root / f"plugins/{name}.py").write_text(code)
    site.add_settings(f"PLUGINS.append('{name}')")
    result = site.build("-q")
    assert (result.returncode, said(result)[0], site.tree()) == (1, "Fehler", GOOD)
    assert reason in said(result)[1]


BAD_SETTINGS = [
    pytest.param(
        'BUILD_FORM="lax"', "BUILD_FORM ist 'lax', möglich sind: strict, preview, publish.", id="form"
    ),
    pytest.param(
        'BUILD_NOW="gestern"',
        "BUILD_NOW ist 'gestern', gebraucht wird Tag und Zeit, zum Beispiel 2026-11-03T18:00.",
        id="now",
    ),
    pytest.param(
        'BUILD_FROM="strict"',
        "Die Einstellung BUILD_FROM gibt es nicht. Gemeint ist wohl: BUILD_FORM.",
        id="name",
    ),
]


@pytest.mark.parametrize(("setting", "sentence"), BAD_SETTINGS)
def test_bad_setting_is_one_sentence(site: TinySite, setting: str, sentence: str) -> None:
    site.write("gut")
    result = site.build("-e", setting)
    assert (result.returncode, said(result), result.stderr) == (1, [sentence], "")
