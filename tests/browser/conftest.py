"""A headless Chromium for the report, and pages that note what they should not do: errors and requests."""

from __future__ import annotations

import os
import runpy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimtally.report import render_html

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need the playwright package")
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
STORY = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("story.py"))))
OUTLETS = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("outlets.py"))))

CONTRAST = """(selector) => {
  const rgb = (color) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => rgb(color).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const color = getComputedStyle(node).backgroundColor;
      if (rgb(color)[3] === 255) return color;
    }
    return "white";
  };
  return [...document.querySelectorAll(selector)].map((element) => {
    const style = getComputedStyle(element);
    const paint = element instanceof SVGElement ? style.fill : style.color;
    const [low, high] = [luminance(paint), luminance(behind(element))].sort((a, b) => a - b);
    return [(high + 0.05) / (low + 0.05), element.outerHTML.slice(0, 80)];
  });
}"""


@dataclass
class Opened:
    """A page with what it complained of and what it asked the network for."""

    page: sync_api.Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def story() -> SimpleNamespace:
    return STORY


@pytest.fixture(scope="session")
def outlets() -> SimpleNamespace:
    return OUTLETS


@pytest.fixture(scope="session")
def contrast() -> str:
    """Give a script that measures the contrast of all that a selector finds, with what it was measured on."""
    return CONTRAST


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if not Path(CHROMIUM).exists():
        # Where the browser is promised (in CI), its absence is a failure and no reason to look away.
        absent = pytest.fail if os.environ.get("CLAIMTALLY_REQUIRE_BROWSER") else pytest.skip
        absent(f"the browser tests need Chromium at {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def report() -> str:
    return render_html([STORY.ARTICLE], STORY.CLAIMS, STORY.FINDINGS, rules=STORY.RULES)


@pytest.fixture
def show(browser: sync_api.Browser, report: str, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Give a function that opens a report (the story's, or the HTML given) at a width; options go to the context."""
    contexts = []

    def opened(html: str = report, *, width: int = 1280, fragment: str = "", **options: object) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, **({"reduced_motion": "reduce"} | options)
        )
        contexts.append(context)
        result = Opened(context.new_page())
        result.page.set_default_timeout(5000)
        result.page.on("console", lambda message: result.complaints.append(message.text))
        result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
        result.page.on("dialog", lambda dialog: (result.complaints.append(dialog.message), dialog.dismiss()))
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.goto(f"{path.as_uri()}{fragment}")
        return result

    yield opened
    for context in contexts:
        context.close()
