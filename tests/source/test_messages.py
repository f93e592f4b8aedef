"""What is told about wrong keys and values, word for word."""

import pytest

from tests.source.reading import HEAD, body, read, told

_KINDS = (
    "综合应急预案、专项应急预案、现场处置方案、部门应急预案、联合应急预案、应急保障预案、"
    "重大活动保障预案、大促保障方案、应急工作手册、应急处置卡、年度演练计划、演练方案、演练脚本、"
    "演练评估方案、演练总结、公文"
)

CASES = {
    "an unknown key near a known one": (
        "组识机构: x\n",
        "4:1 PF130 “预案”里没有“组识机构”这个键。 是不是“组织机构”？",
    ),
    "an unknown English key near a known one": (
        "keywrods: x\n",
        "4:1 PF130 “预案”里没有“keywrods”这个键。 是不是“keywords”（关键词）？",
    ),
    "an unknown key near nothing lists the keys": (
        "单位: {名称: 某店, 口号: x, 人数: 3}\n",
        "4:14 PF130 “单位”里没有“口号”这个键。 "
        "可用的键有：名称、简称、行业、层级、地区、地址、人数、人员密集场所、高危行业、经营食品、自有仓库、平台经营者等。"
        "运行 planforge schema 可以看到全部。",
    ),
    "a key of the plan inside a part": (
        "单位:\n  名称: 某店\n  发布日期: 2026-12-01\n",
        "6:3 PF130 “单位”里没有“发布日期”这个键。 这是预案一级的键；请检查缩进，它应与“标题”对齐。",
    ),
    "a key that belongs elsewhere": (
        "组织机构:\n  岗位: [店长]\n  代行顺序: [甲]\n",
        "6:3 PF130 “组织机构”里没有“代行顺序”这个键。 "
        "它是“岗位”里的键；请检查缩进，或者换成“组织机构”的键。",
    ),
    "a sentence taken for a key and a value": (
        "编制背景:\n  工作原则:\n  - 生命至上: 先救人\n",
        "6:5 PF130 “条目”里没有“生命至上”这个键。 "
        "如果这是一句话，请把整句加上引号：'生命至上: 先救人'",
    ),
    "things listed without the group they belong to, told once": (
        "应急资源:\n  物资装备:\n"
        "  - {名称: 灭火器, 数量: 2, 存放地点: 门口}\n"
        "  - {标题: 急救, 物资: [{名称: 急救箱, 数量: 1}]}\n"
        "  - {名称: 手电, 数量: 3, 存放地点: 柜台}\n",
        "6:5 PF130 “物资”要写在“物资类别”下面，这里有2条直接写在了“物资类别”的位置上。 "
        "先写一层标题，再把各条缩进到它下面，例如：\n"
        "  - 标题: 物资类别的名称\n    物资:\n"
        "      - 名称: 灭火器\n        数量: 2\n        存放地点: 门口",
    ),
    "the same key twice": (
        "标题: 又一个\n",
        "4:1 PF131 “标题”写了两次，前一次在第 3 行。 合并成一处，只留一个键。",
    ),
    "the same field by two names": (
        "预案名称: 又一个\n",
        "4:1 PF131 “预案名称”和第 3 行的“标题”是同一项，写了两次。 合并成一处，只留一个键。",
    ),
    "a list where a text is wanted": (
        "副标题:\n- 甲\n- 乙\n",
        "5:1 PF132 “副标题”应是一段文字，这里写成了一个列表。 "
        "把几行合成一段；要分段，用“|”另起一行写。",
    ),
    "brackets that were meant as text": (
        "副标题: [注意]\n",
        "4:6 PF132 “副标题”应是一段文字，这里写成了一个列表。 "
        "以 [ 或 { 开头的文字要整个加引号，如 '[注意] 先断电'。",
    ),
    "an object where a text is wanted": (
        "副标题:\n  甲: 乙\n",
        "5:3 PF132 “副标题”应是一段文字，这里写成了若干“键: 值”。 "
        "文字里有“: ”时要整个加引号；多行文字用“|”另起一行写。",
    ),
    "a text where only an object will do": (
        "编审: 张三\n",
        "4:5 PF132 “编审”应写成若干行“键: 值”，这里写成了一个值。 "
        "可用的键有：编制工作组、征求意见单位、会签、审核等。",
    ),
    "a day that is not in the calendar": (
        "发布日期: 2026-02-30\n",
        "4:7 PF134 “发布日期”没有“2026-02-30”这一天：2026年2月只有 28 天。 请核对日期。",
    ),
    "a month that is not in the calendar": (
        "发布日期: 2026年13月1日\n",
        "4:7 PF134 “发布日期”没有“2026年13月1日”这一天：没有 13 月。 请核对日期。",
    ),
    "words where a date is wanted": (
        "issued: 明年春天\n",
        "4:9 PF134 “issued”（发布日期）看不懂“明年春天”这个日期。 "
        "写成 2026-12-01 或 2026年12月1日。",
    ),
    "words where a duration is wanted": (
        "应急响应:\n- 步骤:\n  - 时限: 尽快\n",
        "6:9 PF135 “时限”看不懂“尽快”这个时长。 "
        "写法如：10分钟、2小时、1-2周、3个工作日、演练结束后1-2天内；说不成时长的话写进正文。",
    ),
    "words where a number is wanted": (
        "单位: {人数: 二十人}\n",
        "4:10 PF136 “人数”应是整数，这里是“二十人”。 只写数字，不带单位。",
    ),
    "a number out of range": (
        "附件:\n- 表格: {列宽: [3, 0], 行: [[甲, 乙]]}\n",
        "5:16 PF136 “列宽”不能是 0。 应不小于 1。",
    ),
    "a format version of the future": (
        "格式版本: 2\n",
        "4:7 PF136 “格式版本”不能是 2。 应是 1。",
    ),
    "words where yes or no is wanted": (
        "单位: {自有仓库: 大概}\n",
        "4:12 PF137 “自有仓库”应写“是”或“否”，这里是“大概”。 "
        "也可以写 true 或 false；说不准就删去这一行。",
    ),
    "a choice with one character wrong": (
        "状态: 征求意件稿\n",
        "4:5 PF133 “状态”不认得“征求意件稿”。 是不是“征求意见稿”？",
    ),
    "a choice near nothing": (
        "密级: 随便\n",
        "4:5 PF133 “密级”不认得“随便”。 可以写：无、内部、秘密、机密、绝密。",
    ),
    "an id used twice in a list": (
        "组织机构:\n- {标识: a, 名称: 甲}\n- {标识: a, 名称: 乙}\n",
        "6:8 PF140 标识“a”在同一列表里用了两次，前一次在第 5 行。 换一个标识。",
    ),
    "a full-width colon under an object": (
        "单位:\n  名称：某店\n",
        "5:5 PF113 “名称”后面是全角冒号“：”，没有被当作键。 改成半角冒号加一个空格：名称: …",
    ),
    "no blank behind the colon under an object": (
        "单位:\n  名称:某店\n",
        "5:5 PF115 “名称:”的冒号后面没有空格，没有被当作键。 在冒号后面加一个空格：名称: …",
    ),
    "no blank behind a list's dash": (
        "关键词:\n  -甲\n",
        "5:3 PF115 列表项的“-”后面没有空格。 写成：- 甲",
    ),
    "text behind a number sign": (
        "副标题: 预案 #2\n",
        "4:9 PF112 “#2”被当作注释，不会出现在文档里。 "
        "如果是正文，请给整个值加引号；如果是注释，请在 # 后面空一格。",
    ),
    "text taken for an anchor": (
        "副标题: &amp 甲\n",
        "4:6 PF111 “&amp”在 YAML 里是锚点，不是正文，而且没有地方引用它。 "
        "如果是正文，请给整个值加引号；否则删去。",
    ),
    "text taken for an alias": (
        "副标题: *abc\n",
        "4:6 PF110 “*abc”引用的锚点“&abc”在前面没有。 如果这是正文，请加引号：'*abc'",
    ),
    "text taken for a tag": (
        "副标题: !abc 甲\n",
        "4:6 PF109 “!abc”在 YAML 里是标签，不是正文；预案文件里不用标签。 "
        "如果是正文，请给整个值加引号；否则删去。",
    ),
    "a title for a part that does not exist": (
        "章节标题: {应急演炼: 演练}\n",
        "4:8 PF141 “章节标题”里的“应急演炼”不是预案的部分。 是不是“应急演练”？",
    ),
    "a title for a piece without its part": (
        "章节标题: {演练进程: 演练步骤}\n",
        "4:8 PF141 “章节标题”里的“演练进程”不是预案的部分。 是不是“应急演练.演练进程”？",
    ),
    "an order to a list that is not inherited": (
        "组织机构:\n- {名称: 甲, 删除: 是}\n",
        "5:11 PF125 这里没有可以改动的条目；“删除”“置于前”“置于后”“覆盖”只用于继承来的列表。 "
        "删去这一行。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_place_and_remedy(case: str) -> None:
    text, expected = CASES[case]
    assert told(body(text)) == [expected]


def test_a_missing_key_is_told_with_a_line_to_add() -> None:
    assert told(read("标题: 甲\n")) == [
        "1:1 PF138 “预案”缺少“类型”。 补写一行：类型: 天猫店铺",
        "1:1 PF138 “预案”缺少“预案种类”。 补写一行：预案种类: 综合应急预案",
    ]


def test_a_missing_key_is_told_in_the_language_of_the_file() -> None:
    assert told(read("title: x\nkind: special\n")) == [
        "1:1 PF138 “预案”缺少“type”（类型）。 补写一行：type: tmall_shop"
    ]


def test_an_unknown_organisation_type_is_told_with_the_nearest() -> None:
    loaded = read("类型: 天猫店\n预案种类: 专项\n标题: 甲\n")
    assert told(loaded) == ["1:5 PF133 “类型”不认得“天猫店”。 是不是“天猫店铺”？"]


def test_an_organisation_type_near_nothing_lists_the_types() -> None:
    loaded = read("类型: 医院\n预案种类: 专项\n标题: 甲\n")
    assert told(loaded) == ["1:5 PF133 “类型”不认得“医院”。 可以写：天猫店铺、政府。"]


def test_a_kind_near_nothing_lists_the_kinds() -> None:
    loaded = read("类型: 政府\n预案种类: 甲乙丙\n标题: 甲\n")
    assert told(loaded) == [f"2:7 PF133 “预案种类”不认得“甲乙丙”。 可以写：{_KINDS}。"]


def test_all_problems_are_told_at_once_in_the_order_of_their_places() -> None:
    loaded = body("状态: 甲\n发布日期: 乙\n单位: {人数: 丙, 丁: 戊}\n组识机构: 己\n")
    assert [line.split()[:2] for line in told(loaded)] == [
        ["4:5", "PF133"],
        ["5:7", "PF134"],
        ["6:10", "PF136"],
        ["6:13", "PF130"],
        ["7:1", "PF130"],
    ]
    assert loaded.plan is None


def test_full_width_colons_under_an_object_are_all_told() -> None:
    loaded = body("单位:\n  名称：某店\n  行业：电商\n  人数：3\n")
    assert [line.split()[:2] for line in told(loaded)] == [
        ["5:5", "PF113"],
        ["6:5", "PF113"],
        ["7:5", "PF113"],
    ]


def test_a_colon_in_prose_is_no_mistake() -> None:
    loaded = body("编制背景:\n  工作原则:\n  - 责任人：张三负责。\n  - 说明:略\n")
    assert loaded.findings == ()


def test_a_comment_with_a_blank_is_a_comment() -> None:
    assert body("副标题: 甲 # 乙\n").findings == ()


def test_a_finding_carries_the_path_of_its_value() -> None:
    (finding,) = body("单位: {人数: 丙}\n").findings
    assert finding.at == ("entity", "staff")
    assert finding.name == "bad-number"


def test_no_english_of_a_library_reaches_the_user() -> None:
    words = ("Input", "valid", "expected", "mapping", "scalar", "found", "error", "should")
    for text, _ in CASES.values():
        for line in told(read(HEAD + text)):
            assert not any(word in line for word in words), line
