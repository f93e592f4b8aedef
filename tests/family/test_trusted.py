from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.family.plans import SHOP, written


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A plan with a template of its own for the group notices."""
    folder = tmp_path / "templates" / "family"
    folder.mkdir(parents=True)
    own = "{{ para(0, plan) }}{{ plan.title }}：出事先打{{ plan.entity.duty_phone }}"
    (folder / "notices.j2").write_text(own, encoding="utf-8")
    return written(SHOP, tmp_path)


def test_a_plan_s_own_paper_stands_in_for_ours_when_trusted(shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "--family", "群公告", "--trust", "-o", tmp_path)
    assert done.code == 0, done.err
    said = (tmp_path / "shop-群公告.txt").read_text(encoding="utf-8")
    assert said == "示例小店双十二预案：出事先打0571-5550 0123\n"


def test_it_is_left_alone_when_not_trusted(shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "--family", "群公告", "-o", tmp_path)
    assert "没有使用" in done.err
    assert "【价格设错】" in (tmp_path / "shop-群公告.txt").read_text(encoding="utf-8")
