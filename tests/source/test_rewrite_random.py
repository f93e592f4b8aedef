"""Random changes of the sample plans and of nasty files: the plan says them and nothing else."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.findings import Path
from planforge.profiles import profile_names
from planforge.schema.base import Model
from planforge.schema.fields import fields_of
from planforge.schema.plan import Plan
from planforge.source import load_text
from planforge.source.report import to_text
from planforge.source.rewrite import CannotRewrite, Mapped, Piece, Rewriting

NASTY = {
    "comments": """\
# 头一行
# 头二行

类型: 天猫店铺   # 类型的注释
预案种类: 专项
# 标题上面
标题: 某预案\t# 前面是制表符
#没有空格的注释
培训:
  # 深一点
  正文: 一句话 # 行末
      # 更深
  条目:
  # 与短横对齐
  - 一   # 一的行末
    # 一的下面
   # 不齐

  # 谁的也不是

  - 标题: 二
    # 二的正文上面
    正文: 二的正文
    # 二的末尾
  #紧贴
  - 三
  # 列表末尾
 # 退一格
附则:
  解释部门: 店主
# 文件末尾""",
    "blocks": """\
类型: 天猫店铺
预案种类: 专项
标题: >-
  某某
  应急预案
培训:
  补充: |2

      缩进四格
    缩进两格

     末行
  正文: >+
    折行的
    一段

    又一段

  条目:
  - |
    甲

    # 不是注释
    乙
  - 正文: |-
      - 像列表
      键: 像键
    注: "双引号
      折行 \\
      不断行"
  - '单引号
    折行''引'
  - 很长的
    一句话
    分三行
应急演练: {注: 完}
""",
    "flow": """\
类型: 天猫店铺
预案种类: 专项
标题: 某预案
培训: {正文: 一, 条目: [甲, {标题: 乙, 正文: "丙, 丁"}, [[unit:不引]], '戊'], 注: 完}
组织机构:
  机构: [指挥部, {名称: 技术组, 成员: [张三,
      李四,   # 注释
      王五
    ], 职责: [一, 二, ]}, {名称: 资料组}]
附则: { 解释部门:   店主 }
附件:
  - {标题: 表, 表格: {行: [[甲, 乙], [一, ""]]}}
  -   标题: 文
      正文: 宽缩进
""",
    "short": """\
类型: 天猫店铺
预案种类: 专项
标题: 某预案
编制背景:
  编制目的: 一句话
  编制依据:
  - 甲法
  - 乙法
  工作原则:
    - 先人后物
组织机构:
- 指挥部
-   名称: 技术组
    职责: 只有一件
    成员: 张三
应急响应:
- 准备
- 标题: 响应
  步骤:
  - 先做
  - 执行人: 甲
    行动: 后做
措施:
  风险防控:
  - 查一遍
  - - 坏的
附件: [通讯录, 清单]
""".replace("  - - 坏的\n", ""),
    "mixed": """\
type: tmall_shop
预案种类: 专项
title: 某预案
organization:
    units:
        - name: 指挥部
          负责人: 甲
        - {组名: 技术组, leader: 乙}

        - 名称: 资料组


training:
      正文: 深缩进
      items:
              - 很深
              - 标题: 也深
                text: 深
""",
    "anchored": """\
类型: 天猫店铺
预案种类: 专项
标题: 某预案
培训:
  条目:
    - &one 同一句
    - *one
    - 另一句
  正文: 一句话
""",
}


def _variants() -> Iterator[tuple[str, bytes]]:
    for name, text in NASTY.items():
        yield name, text.encode()
        yield f"{name}, Windows", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        yield f"{name}, open end", text.rstrip("\n").encode()


FILES = dict(_variants())
_PLANS = sorted((FilePath(__file__).parents[2] / "plans").glob("*/plan.yaml"))
SAMPLES = [plan for plan in _PLANS if "来自:" not in plan.read_text(encoding="utf-8")]
"""Those that read no tables, which a plan that comes from no file may not."""
WORDS = st.one_of(
    st.sampled_from(
        ["新的话", "甲: 乙", "甲 #乙", "- 甲", "[甲]", "{甲", "'引'", '"引"', "a\\b", "两行\n文字",
         "  前空", "后空  ", "|", ">", "&a", "*a", "!a", "%a", "@a", "`a`", "null", "~", "是", "1",
         "1_000", "甲,乙", "甲：乙", "名称：丙", "\n空行在前", "空行\n\n在中", "制\t表", "?", "-",
         ":", "一二三四五六七八九十" * 12]
    ),
    st.text(st.sampled_from("甲乙 :#-,[]{}'\"\n\\a1：。&*!|>%@?"), min_size=1, max_size=12),
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """A place that can be changed: what is there, and the field it is of."""

    path: Path
    value: object


def spots(model: Model, at: Path = ()) -> Iterator[Spot]:
    """Texts, lists and objects of a plan that its files write."""
    for name in fields_of(type(model)):
        if name in model.model_fields_set:
            value = getattr(model, name)
            yield from _spots(value, (*at, name))


def _spots(value: object, at: Path) -> Iterator[Spot]:
    yield Spot(at, value)
    if isinstance(value, Model):
        yield from spots(value, at)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spots(item, (*at, index))


def plain(value: object) -> object:
    """A model as plain data, without what is empty; texts without line ends behind them."""
    if isinstance(value, Model):
        held = {name: plain(getattr(value, name)) for name in value.model_fields_set}
        return {name: inner for name, inner in held.items() if inner not in ({}, [], None)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def get(data: object, path: Path) -> object:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def without_empty(data: object) -> object:
    if isinstance(data, list):
        return [without_empty(item) for item in data]
    if isinstance(data, dict):
        held = {name: without_empty(value) for name, value in data.items()}
        return {name: value for name, value in held.items() if value not in ({}, [], None)}
    return data


def piece(value: object) -> Piece | None:
    """Plain data as a piece, where it is all texts."""
    if isinstance(value, dict):
        fields = tuple((name, piece(inner)) for name, inner in value.items())
        return Mapped(tuple((n, p) for n, p in fields if p is not None))
    if isinstance(value, list):
        pieces = tuple(piece(item) for item in value)
        return tuple(p for p in pieces if p is not None)
    return value if isinstance(value, str) else None


def loaded(data: bytes) -> Plan:
    read = load_text(data, "plan.yaml", profiles=profile_names())
    assert read.plan is not None, to_text(read.findings)
    return read.plan


def reword(spot: Spot, words: str, made: Rewriting, due: object) -> None:
    made.set(spot.path, words)
    get(due, spot.path[:-1])[spot.path[-1]] = words.rstrip("\n")  # type: ignore[index]


def drop(spot: Spot, made: Rewriting, due: object) -> None:
    made.remove(spot.path)
    del get(due, spot.path[:-1])[spot.path[-1]]  # type: ignore[attr-defined]


def shift(spot: Spot, start: int, to: int, made: Rewriting, due: object) -> None:
    made.move(spot.path, start, to)
    rows = get(due, spot.path)
    assert isinstance(rows, list)
    item = rows.pop(start)
    rows.insert(to - (to > start), item)


def repeat(spot: Spot, start: int, to: int, made: Rewriting, due: object) -> None:
    """Put a copy of an element into its list."""
    rows = get(due, spot.path)
    assert isinstance(rows, list)
    copy = piece(rows[start])
    assert copy is not None
    made.insert(spot.path, to, copy)
    rows.insert(to, rows[start])


def note(spot: Spot, words: str, made: Rewriting, due: object) -> None:
    """Add a field that is not there."""
    made.set((*spot.path, "note"), words)
    get(due, spot.path)["note"] = words.rstrip("\n")  # type: ignore[index]


def only_texts(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(only_texts, value.values()))
    if isinstance(value, list):
        return all(map(only_texts, value))
    return type(value) is str


def change(data: bytes, words: str, choose: random.Random) -> None:
    """Make one change and check what the plan says and which lines differ."""
    plan = loaded(data)
    due = plain(plan)
    spot = choose.choice([spot for spot in spots(plan) if spot.path[0] not in ("type", "kind")])
    made = Rewriting(data, "plan.yaml")
    value = spot.value
    whole = get(due, spot.path) if plain(value) not in ({}, [], None) else None
    kind = ""
    if type(value) is str and words.strip():
        kind = "reword"
        reword(spot, words, made, due)
    elif isinstance(value, tuple) and isinstance(whole, list) and "id" not in str(whole):
        start, to = choose.randrange(len(whole)), choose.randrange(len(whole) + 1)
        if choose.random() < 0.5 or not only_texts(whole[start]):
            kind = "shift"
            shift(spot, start, to, made, due)
        else:
            kind = "repeat"
            repeat(spot, start, to, made, due)
    elif isinstance(value, Model) and isinstance(spot.path[-1], int):
        kind = "drop"
        drop(spot, made, due)
    elif isinstance(value, Model) and isinstance(whole, dict) and words.strip():
        if "note" not in fields_of(type(value)) or "note" in whole:
            return
        kind = "note"
        note(spot, words, made, due)
    else:
        return
    after = made.text()
    assert without_empty(plain(loaded(after))) == without_empty(due)
    _check_lines(kind, data, after)


def changes(data: bytes, words: list[str], choose: random.Random) -> None:
    """Reword several texts and take an element out, all by the paths from before."""
    plan = loaded(data)
    due = plain(plan)
    made = Rewriting(data, "plan.yaml")
    every = list(spots(plan))
    texts = [s for s in every if type(s.value) is str and s.path[0] not in ("type", "kind")]
    rewritten: list[Path] = []
    for spot, text in zip(choose.sample(texts, len(words)), words, strict=True):
        rewritten.append(spot.path)
        reword(spot, text, made, due)
    elements = [s for s in every if isinstance(s.value, Model) and isinstance(s.path[-1], int)]
    spot = choose.choice(elements)
    inside = any(path[: len(spot.path)] == spot.path for path in rewritten)
    drop(spot, made, due)
    if inside:
        with pytest.raises(CannotRewrite, match="删去"):
            made.text()
    else:
        assert without_empty(plain(loaded(made.text()))) == without_empty(due)


def _check_lines(kind: str, before: bytes, after: bytes) -> None:
    """Lines only come, only go, or only change place."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    if kind == "shift":
        assert sorted(filter(str.strip, _joined(old))) == sorted(filter(str.strip, _joined(new)))
    elif kind == "drop":
        assert _within("".join(new), "".join(old)) or "[]" in after.decode()
    elif kind in ("repeat", "note"):
        assert _within("".join(old), "".join(new))
    elif kind == "reword":
        same = sum(1 for a, b in zip(old, new, strict=False) if a == b)
        tail = sum(1 for a, b in zip(old[::-1], new[::-1], strict=False) if a == b)
        assert same + tail > 0


def _joined(lines: list[str]) -> list[str]:
    """The characters of a text that moving in brackets only puts elsewhere."""
    return sorted("".join(lines).replace(" ", "").replace(",", ""))


def _within(less: str, more: str) -> bool:
    """All characters of one stand in the other, in their order."""
    rest = iter(more)
    return all(char in rest for char in less)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40)
@given(words=WORDS, choose=st.randoms(use_true_random=False))
def test_any_change_of_a_nasty_file_is_all_that_changes(
    name: str, words: str, choose: random.Random
) -> None:
    try:
        change(FILES[name], words, choose)
    except CannotRewrite:
        if not name.startswith("anchored"):
            raise


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
@settings(max_examples=6)
@given(words=WORDS, choose=st.randoms(use_true_random=False))
def test_any_change_of_a_sample_plan_is_all_that_changes(
    path: FilePath, words: str, choose: random.Random
) -> None:
    data = path.read_bytes().replace("包含文件: contacts.yaml\n".encode(), b"")
    change(data, words, choose)


@pytest.mark.parametrize("name", [name for name in NASTY if name != "anchored"])
@settings(max_examples=40)
@given(
    words=st.lists(WORDS.filter(str.strip), max_size=4), choose=st.randoms(use_true_random=False)
)
def test_several_changes_go_by_the_paths_from_before(
    name: str, words: list[str], choose: random.Random
) -> None:
    changes(FILES[name], words, choose)
