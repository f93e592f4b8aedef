"""Keys and filters of the comparison, in a browser where there is one."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from planforge.writers.compare.html import compare_html
from tests.diff.comparing import compared

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_STEPS = """
const seen = [];
const at = () => document.getElementById("at").textContent;
const key = k => { document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", {key: k, bubbles: true})); seen.push(`${k} ${at()}`); };
["n", "n", "j", "p", "m", "n", "m"].forEach(key);
const type = document.getElementById("type");
type.value = "步骤新增"; type.dispatchEvent(new Event("change")); seen.push("type " + at());
type.value = ""; type.dispatchEvent(new Event("change"));
const find = document.getElementById("find");
find.value = "担架"; find.dispatchEvent(new Event("input")); seen.push("find " + at());
find.value = "没有这个词"; find.dispatchEvent(new Event("input")); seen.push("none " + at());
find.value = ""; find.dispatchEvent(new Event("input"));
key("f"); seen.push("open " + [...document.querySelectorAll("details.f")].every(f => f.open));
document.querySelector("a.go").click();
seen.push("move " + document.activeElement.querySelector("a.go").id);
key("?"); seen.push("help " + document.getElementById("help").open);
document.title = JSON.stringify(seen);
"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("needs Chromium")
    return found


def test_keys_and_filters_do_what_the_help_says(browser: str, tmp_path: Path) -> None:
    page = compare_html(compared()).decode()
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)  # else no script but the page's own runs
    page = page.replace("</body>", f"<script>{_STEPS}</script></body>")
    file = tmp_path / "compare.html"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    title = re.search(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert title, done.stderr
    assert json.loads(title[1]) == [
        "n 第 1 / 8 处",
        "n 第 2 / 8 处",
        "j 第 3 / 8 处",
        "p 第 2 / 8 处",
        "m 共 6 处",
        "n 第 1 / 6 处",
        "m 第 3 / 8 处",
        "type 共 1 处",
        "find 共 1 处",
        "none 没有符合的修改",
        "f 共 8 处",
        "open true",
        "move m1-from",
        "? 共 8 处",
        "help true",
    ]
