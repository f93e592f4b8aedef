"""What is told about text that is no YAML, word for word."""

import pytest

from tests.source.reading import HEAD, body, read, told

_START = "值不能以“{}”开头，它在 YAML 里另有用处。 给整个值加引号：副标题: '{}'"
_TAB = (
    "这一行的缩进里有制表符（Tab），YAML 的缩进只能用空格。 "
    "把它换成空格，每一级两个；编辑器里可设置“用空格代替制表符”。"
)

CASES = {
    "an asterisk first": ("副标题: *注意\n", "4:6 PF104 " + _START.format("*", "*注意")),
    "an ampersand first": ("副标题: &甲 乙\n", "4:6 PF104 " + _START.format("&", "&甲 乙")),
    "an exclamation mark first": ("副标题: !重要\n", "4:6 PF104 " + _START.format("!", "!重要")),
    "an at sign first": ("副标题: @全体\n", "4:6 PF104 " + _START.format("@", "@全体")),
    "a backtick first": ("副标题: `甲`\n", "4:6 PF104 " + _START.format("`", "`甲`")),
    "a percent sign first": ("副标题: %5\n", "4:6 PF104 " + _START.format("%", "%5")),
    "a comma first": (
        "副标题: ,甲\n",
        "4:6 PF104 这里不能写“,”。 如果是正文，给整个值加引号：副标题: ',甲'",
    ),
    "a colon and blank in a value": (
        "副标题: 注意: 小心'火'\n",
        "4:8 PF104 值里又有一个冒号加空格，YAML 分不清哪个是键。 "
        "给整个值加引号：副标题: '注意: 小心''火'''",
    ),
    "a reference first with more behind it": (
        "副标题: [[unit:甲]]负责\n",
        "4:16 PF104 括号结束之后还有文字。 给整个值加引号：副标题: '[[unit:甲]]负责'",
    ),
    "text behind a quotation": (
        '副标题: "双"十二\n',
        "4:9 PF104 引号结束之后还有文字。 "
        "把整个值放进一对引号里；正文里的引号请用中文引号“”，或把单引号写两遍。",
    ),
    "a quotation that never ends": (
        '副标题: "双十二\n版本: 1\n',
        '4:6 PF104 从这里开始的引号“"”没有配对，一直到文件末尾都没有结束。 '
        '在值的末尾补上“"”；如果引号是正文的一部分，请改用中文引号“”。',
    ),
    "a bracket that never ends": (
        "关键词: [甲, 乙\n版本: 1\n",
        "4:6 PF104 从这里开始的“[”没有配对的“]”，或者里面少了逗号。 "
        "补上“]”；如果括号是正文，给整个值加引号：关键词: '[甲, 乙'",
    ),
    "a bracket inside an item between brackets": (
        "关键词: [甲[1], 乙]\n",
        "4:8 PF104 方括号或花括号里的文字含有“[”，YAML 读不下去。 "
        "给这一项加引号，或者每项另起一行写成“- …”再加引号。",
    ),
    "a key indented under a value": (
        "版本: 1\n  状态: 草案\n",
        "5:3 PF104 这一行比第 4 行多缩进，可是第 4 行后面已经有值了。 "
        "如果两行是并列的键，请对齐；如果这一行从属于上一行，上一行冒号后面不要写值。",
    ),
    "a key between two levels": (
        "单位:\n    名称: 甲\n  行业: 乙\n",
        "6:3 PF104 这一行的缩进与上面哪一级都对不齐。 同一级的键要左对齐；下一级多缩进两个空格。",
    ),
    "list items that do not line up": (
        "关键词:\n  - 甲\n - 乙\n",
        "6:2 PF104 这里混用了“键: 值”和“- ”列表项，或者列表项的缩进与上面对不齐。 "
        "同一级里要么都是键，要么都是“- ”；同一个列表的“- ”要左对齐。",
    ),
    "a key among list items": (
        "关键词:\n  - 甲\n  版本: 1\n",
        "6:3 PF104 这里应是“- ”开头的列表项，或者缩进与上面对不齐。 "
        "同一个列表的“- ”要左对齐；列表项里的键要与“- ”后面的字对齐。",
    ),
    "a list item on the key's line": (
        "关键词: - 甲\n",
        "4:6 PF104 列表项不能跟在冒号后面写在同一行。 "
        "“- ”另起一行写；如果“- ”是正文，请给整个值加引号。",
    ),
    "no blank behind the colon": (
        "版本:1\n副标题: 甲\n",
        "4:3 PF115 “版本:”的冒号后面没有空格，没有被当作键。 在冒号后面加一个空格：版本: …",
    ),
    "no blank behind the dash": (
        "关键词:\n-甲\n-乙\n",
        "5:1 PF115 列表项的“-”后面没有空格。 写成：- 甲",
    ),
    "a line that is neither": (
        "这里是说明\n版本: 1\n",
        "4:1 PF104 这一行不是“键: 值”，也不是“- ”开头的列表项。 "
        "如果是上一行的续行，请比上一行的键多缩进两格；如果是键，请在后面加冒号和空格。",
    ),
    "text on the line of a block's mark": (
        "副标题: |甲\n  乙\n",
        "4:7 PF104 “|”和“>”后面不能直接写正文。 "
        "正文从下一行写起，缩进两格；如果“|”“>”就是正文，给整个值加引号：副标题: '|甲'",
    ),
    "an escape that YAML does not know": (
        '副标题: "C:\\预案"\n',
        "4:9 PF104 双引号里的“\\预”不是可用的转义。 改用单引号，或把反斜杠写成两个。",
    ),
    "half a surrogate as an escape": (
        '副标题: "\\ud83d"\n',
        "4:9 PF104 双引号里的转义写得不对，不是一个字符的编号。 改用单引号，或直接写出那个字。",
    ),
    "a second document": (
        "---\n标题: 乙\n",
        "4:1 PF107 从这里开始是第二份文档；一个文件只能写一个预案。 "
        "把后面的内容移到另一个文件；如果“---”只是分隔线，请删去。",
    ),
    "a tab": ("单位:\n\t名称: 甲\n", "5:1 PF114 " + _TAB),
    "a full-width colon": (
        "副标题：甲\n版本: 1\n",
        "4:4 PF113 “副标题”后面是全角冒号“：”，没有被当作键。 改成半角冒号加一个空格：副标题: …",
    ),
    "a control character as an escape": (
        '副标题: "甲\\x1f乙"\n',
        "4:6 PF103 引号里的转义写出了一个控制字符 U+001F，文档里不能有它。 删去这个转义。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_line_is_told_with_place_and_remedy(case: str) -> None:
    text, expected = CASES[case]
    assert told(body(text)) == [expected]


def test_tabs_are_all_told_at_once() -> None:
    loaded = body("单位:\n\t名称: 甲\n\t行业: 乙\n版本: 1\n关键词:\n\t- 丙\n")
    assert [line.split()[:2] for line in told(loaded)] == [
        ["5:1", "PF114"],
        ["6:1", "PF114"],
        ["9:1", "PF114"],
    ]


def test_full_width_colons_are_all_told_at_once() -> None:
    loaded = read("类型：政府\n预案种类: 专项\n标题：甲\n版本: 1\n")
    assert [line.split()[:2] for line in told(loaded)] == [["1:3", "PF113"], ["3:3", "PF113"]]


def test_a_file_of_full_width_colons_only_is_told_line_by_line() -> None:
    loaded = read("类型：政府\n预案种类：专项\n标题：甲\n")
    assert [line.split()[:2] for line in told(loaded)] == [
        ["1:3", "PF113"],
        ["2:5", "PF113"],
        ["3:3", "PF113"],
    ]


def test_a_full_width_colon_in_a_block_of_text_is_no_mistake() -> None:
    loaded = body("副标题: |\n  标题：甲\n  说明：乙\n版本: a: b\n")
    assert [line.split()[:2] for line in told(loaded)] == [["7:6", "PF104"]]


def test_no_english_of_the_parser_reaches_the_user() -> None:
    for text, _ in CASES.values():
        for line in told(read(HEAD + text)):
            for word in ("found", "expected", "while", "scanning", "mapping", "token"):
                assert word not in line


def test_a_text_without_any_key_is_told_which_keys_there_are() -> None:
    assert told(read("只有一句话\n")) == [
        "1:1 PF132 “预案”应写成若干行“键: 值”，这里写成了一个值。 "
        "可用的键有：格式版本、类型、预案种类、标题等。"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# 注释\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_file_is_told_how_to_start(text: str) -> None:
    assert told(read(text)) == [
        "1:1 PF108 文件是空的。 至少要写：类型、预案种类、标题。"
        "运行 planforge new 可以得到一份起始文件。"
    ]
