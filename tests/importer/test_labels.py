import pytest

from planforge.document import Numeral, parse_mark
from planforge.importer.labels import read_label, sample, title_like


@pytest.mark.parametrize(
    ("line", "label", "number", "words"),
    [
        ("一、总则", "一、", 1, "总则"),
        ("十二、附则", "十二、", 12, "附则"),
        ("二．软件项目", "二．", 2, "软件项目"),
        ("（三）职责", "（三）", 3, "职责"),
        ("(三)职责", "(三)", 3, "职责"),
        ("1.职责", "1.", 1, "职责"),
        ("1、职责", "1、", 1, "职责"),
        ("１．职责", "１．", 1, "职责"),
        ("2) 职责", "2)", 2, "职责"),
        ("（1）组长：张三", "（1）", 1, "组长：张三"),
        ("(12)组长", "(12)", 12, "组长"),
        ("①核实", "①", 1, "核实"),
        ("⑵核实", "⑵", 2, "核实"),
        ("⒊核实", "⒊", 3, "核实"),
        ("-技术保障组:负责", "-", 0, "技术保障组:负责"),
        ("• 技术保障组", "•", 0, "技术保障组"),
        ("第一章总则", "第一章", 1, "总则"),
        ("第二节　监测", "第二节", 2, "监测"),
        ("第一百零一条 本法", "第一百零一条", 101, "本法"),
        ("1 总则", "1", 1, "总则"),
        ("1　总则", "1", 1, "总则"),
        ("1.1 编制目的", "1.1", 1, "编制目的"),
        ("3.2.1.1响应级别", "3.2.1.1", 1, "响应级别"),
        ("场景二:消费者数据泄露", "场景二:", 2, "消费者数据泄露"),
    ],
)
def test_a_label_is_told_from_its_words(line: str, label: str, number: int, words: str) -> None:
    found = read_label(line)
    assert found is not None
    assert (found.text, found.number, found.words) == (label, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "1.5米以上的货架",
        "1.5",
        "2024年12月10日",
        "2024.12.10前完成",
        "9:00-9:10",
        "9:10 总指挥下达指令",
        "3个工作日内",
        "12 月 10 日",
        "10分钟内报告",
        "第一时间到达现场",
        "第三条所列情形",
        "一、二级响应由省级启动",
        "一般性投诉",
        "十万元以上",
        "(消保)突发事件",
        "（2024）12号",
        "-5℃以下",
        "---",
        "—— 以上",
        "1.",
        "",
    ],
)
def test_a_number_with_a_unit_a_date_or_a_time_is_no_label(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    "line",
    ["一、甲", "（一）甲", "1.甲", "1、甲", "(1)甲", "①甲", "⑴甲", "-甲", "第一章甲", "1.1 甲"],
)
def test_the_sample_of_a_mark_reads_back_as_the_mark(line: str) -> None:
    found = read_label(line)
    assert found is not None
    assert parse_mark(sample(found.style.mark)) == found.style.mark


def test_full_width_digits_count_like_others() -> None:
    found = read_label("１２、甲")
    assert found is not None
    assert (found.number, found.style.mark.numeral) == (12, Numeral.DECIMAL)


def test_a_sentence_is_no_title() -> None:
    assert title_like("演练评估(17:00-17:30)")
    assert not title_like("各部门职责:")
    assert not title_like("加强管理。")
    assert not title_like("先清点,再登记,后发放")
