"""What people do to a plan's Word file, in more than forty ways, and what becomes of the plan."""

from dataclasses import dataclass

from lxml import etree

from planforge.findings import Path
from planforge.pull.changes import Kind
from tests.pull.effects import Effect, add, drop, everywhere, put, shift, swap
from tests.pull.word import Edit, Word, inside, parent, w, words

SHOP = "tmall-shop"
CITY = "government-double12"
MALL = "platform-double12"
DRILL = "consumer-protection-drill"

STEPS = ("response", "phases", "phases")
PRICE = ("response", "scenarios", "scenarios", 0)
PEOPLE = ("organization", "people", "people")
CONTACTS = ("organization", "contacts", "contacts")
GOODS = ("resources", "supplies", "categories")


@dataclass(frozen=True)
class Case:
    """An edit.

    Attributes:
        name: what the person does.
        sample: the plan whose Word file is edited.
        edit: does it.
        changes: kind and plan path of each change that is to be told; () for none.
        effects: what becomes of the plan's data; () for nothing.
        findings: codes that are to be told, beside PF551 (proposals are waiting).
        accept: the proposals to take.
        renewed: what was typed stands in a field that LibreOffice renews, so that it is gone.
    """

    name: str
    sample: str
    edit: Edit
    changes: tuple[tuple[Kind, Path], ...] = ()
    effects: tuple[Effect, ...] = ()
    findings: tuple[str, ...] = ()
    accept: str = ""
    renewed: bool = False


def retyped(snippet: str, old: str, new: str, nth: int = 0) -> Edit:
    """Words of one paragraph typed over."""
    return lambda word: word.retype(word.paragraph(snippet, nth), old, new)


def in_row(snippet: str, column: int, old: str, new: str, nth: int = 0) -> Edit:
    """Words of one cell typed over."""
    return lambda word: word.retype(word.cell(word.row(snippet, nth), column), old, new)


def _step_first(word: Word) -> None:
    word.enter_before(word.paragraph("发现的人在3分钟内让问题停下来"), "主播在1分钟内停播。")


def _step_middle(word: Word) -> None:
    word.enter_after(word.paragraph("发现的人在3分钟内让问题停下来"), "运营在4分钟内停掉推广。")


def _step_last(word: Word) -> None:
    word.enter_after(word.paragraph("仓库主管在5分钟内停打"), "主播在6分钟内口头说明。")


def _steps_swapped(word: Word) -> None:
    word.cut_before(word.paragraph("仓库主管在5分钟内停打"), word.paragraph("发现的人在3分钟内让"))


def _steps_swapped_bare(word: Word) -> None:
    last, first = word.paragraph("仓库主管在5分钟内停打"), word.paragraph("发现的人在3分钟内让")
    word.cut_before(last, first, marks=False)


def _row_deleted(word: Word) -> None:
    word.delete(word.row("备用直播手机和支架"))


def _row_inserted(word: Word) -> None:
    row = word.row("备用电脑")
    cells = ["路由器", "", "1台", "客服区", "陈示例", "T-1日试连"]
    word.paste_row_after(row, cells)


def _rows_swapped(word: Word) -> None:
    word.cut_before(word.row("备用电脑"), word.row("流量热点"))


def _unit_renamed(word: Word) -> None:
    assert word.replace_all("导调组", "控制组") > 10


def _person_renamed(word: Word) -> None:
    assert word.replace_all("苏示例", "许示例") > 3


def _pasted(word: Word) -> None:
    word.paste_after(word.paragraph("不管什么事，都按这个顺序来"), "值班的人先看第一页，再翻后面。")


def _pasted_heading(word: Word) -> None:
    text = word.enter_after(
        word.paragraph("由当天没有动手的人计时记录"), "演练记录存店铺云盘，留两年。"
    )
    heading = word.enter_before(text, "演练归档")
    word.style(heading, "Heading2")


def _chapter_added(word: Word) -> None:
    last = word.paragraph("第一页打印4张，贴在打单台")
    text = word.enter_after(last, "临时工每天签到，结束后收回门禁卡。")
    word.style(text, "PlanBody")
    number = text.find(f"{w('pPr')}/{w('numPr')}")
    if number is not None:
        parent(number).remove(number)
    heading = word.enter_before(text, "临时工管理")
    word.style(heading, "Heading1")


def _chapter_deleted(word: Word) -> None:
    first, following = word.paragraph("事后收尾"), word.paragraph("物资和备用账号")
    word.delete(*word.between(first, following))


def _section_deleted(word: Word) -> None:
    first, following = word.paragraph("责任追究"), word.paragraph("物资和备用账号")
    word.delete(*word.between(first, following))


def _split(word: Word) -> None:
    word.split(word.paragraph("店主留出3万元备用金"), "用一笔记一笔")


def _merged(word: Word) -> None:
    word.join(word.paragraph("第1版2026年9月28日定稿"))


def _spaces(word: Word) -> None:
    word.retype(word.paragraph("美工在30分钟内截图录屏"), "截图", "截图 ")
    word.retype(word.paragraph("恢复销售前过三关"), "三关：", "三关： ")


def _looks(word: Word) -> None:
    word.restyle(word.paragraph("美工在30分钟内截图录屏"), b="1", color="FF0000")
    word.restyle(word.paragraph("恢复销售前过三关"), rFonts="楷体", sz="32")
    word.style(word.paragraph("自己忙不过来时"), "PlanItem3")


def _runs_split(word: Word) -> None:
    for snippet in ("美工在30分钟内截图录屏", "恢复销售前过三关", "本预案由店主负责解释"):
        paragraph = word.paragraph(snippet)
        for char in words(paragraph)[::3]:
            word.retype(paragraph, char, char)


def _header(word: Word) -> None:
    word.tree("word/header1.xml")[0].append(word.run("内部资料，注意保存"))


def _footer(word: Word) -> None:
    word.tree("word/footer1.xml")[0].append(word.run("第2版"))


def _heading_replaced(word: Word) -> None:
    assert word.replace_all("谁能拍板多少钱", "谁能批多少钱") > 1


def _duty_added(word: Word) -> None:
    word.enter_after(word.paragraph("保障值守场所、车辆、通信、取证设备"), "保管取证设备。")


def _several(word: Word) -> None:
    word.retype(word.paragraph("仓库主管在5分钟内停打"), "5分钟", "8分钟")
    word.delete(word.paragraph("美工在30分钟内截图录屏"))
    word.retype(word.paragraph("管哪些事"), "哪些", "什么")
    word.retype(word.cell(word.row("130 0000 0008"), 3), "0008", "0088")


def _reworded_and_moved(word: Word) -> None:
    last = word.paragraph("仓库主管在5分钟内停打")
    word.retype(last, "5分钟", "8分钟")
    word.cut_before(last, word.paragraph("发现的人在3分钟内让"))


def _twice(word: Word) -> None:
    paragraph = word.paragraph("仓库主管在5分钟内停打")
    word.retype(paragraph, "5分钟", "8分钟")
    word.retype(paragraph, "停拣、", "")


def _moved_across(word: Word) -> None:
    target = word.paragraph("售后客服用店主批准的话术逐单联系")
    word.cut_before(word.paragraph("美工在30分钟内截图录屏"), target)


def _chapter_moved(word: Word) -> None:
    target = next(p for p in word.paragraphs() if words(p) == "对外怎么说、谁批准")
    for block in word.between(word.paragraph("事后收尾"), word.paragraph("物资和备用账号")):
        word.cut_before(block, target)


def _whole(word: Word, text: str) -> etree._Element:
    """The paragraph that holds these words and no others."""
    return next(p for p in word.paragraphs() if words(p) == text)


def _phase_added(word: Word) -> None:
    text = word.enter_after(word.paragraph("售前客服挂出店主批准的公告"), "店主在1小时内回访。")
    heading = word.enter_before(text, "回访")
    word.style(heading, "Heading3")
    parent(inside(heading, "pPr/numPr")).remove(inside(heading, "pPr/numPr"))


def _phase_deleted(word: Word) -> None:
    word.delete(*word.between(_whole(word, "留证"), _whole(word, "告知")))


def _unit_deleted(word: Word) -> None:
    word.delete(*word.between(_whole(word, "综合保障组"), _whole(word, "成员单位")))


def _cell_filled(word: Word) -> None:
    row = word.row("延迟发货、缺货、虚假发货的赔付")
    word.cell(row, 2).append(word.run("某规则，2026年11月1日"))


def _law_deleted(word: Word) -> None:
    word.delete(word.paragraph("《中华人民共和国消防法》第十六条"))


def _sentence_rewritten(word: Word) -> None:
    paragraph = word.paragraph("指标正常满1小时")
    word.retype(paragraph, words(paragraph), "指标恢复到平日水平以后，由店主宣布结束。")


def _item_below(word: Word) -> None:
    new = word.enter_after(word.paragraph("管的人：店里八个人"), "临时工名单由仓库主管保管。")
    word.level(new, 1)


def _demoted(word: Word) -> None:
    word.level(word.paragraph("管的人：店里八个人"), 1)


def _empty_lines(word: Word) -> None:
    word.enter_after(word.enter_after(word.paragraph("恢复销售前过三关"), ""), "")


def _contents_deleted(word: Word) -> None:
    for block in list(word.body):
        if block.tag == w("sdt") or words(block) == "目录":
            word.body.remove(block)


def _footnote(word: Word) -> None:
    notes = word.tree("word/footnotes.xml")
    note = word.enter_after(notes[-1][0], "数字以平台后台为准。")
    held = notes[-1].makeelement(w("footnote"), {w("id"): "7"})
    held.append(note)
    notes.append(held)
    run = word.run("")
    run.append(run.makeelement(w("footnoteReference"), {w("id"): "7"}))
    word.paragraph("恢复销售前过三关").append(run)


def _picture(word: Word) -> None:
    word.picture(word.enter_after(word.paragraph("恢复销售前过三关"), ""))


def _commented(word: Word) -> None:
    word.comment(word.paragraph("美工在30分钟内截图录屏"), "30分钟太长了吧？", "周示例")


def _tracked_words(word: Word) -> None:
    word.type_tracked(word.paragraph("仓库主管在5分钟内停打"), "5分钟", "6分钟", "林示例")
    word.insert_tracked(word.paragraph("恢复销售前过三关"), "过三关", "，缺一不可", "何示例")


def _tracked_paragraphs(word: Word) -> None:
    word.enter_tracked(word.paragraph("仓库主管在5分钟内停打"), "主播在6分钟内说明。", "林示例")
    word.delete_tracked(word.paragraph("美工在30分钟内截图录屏"), "何示例")


def _tracked_move(word: Word) -> None:
    last, first = word.paragraph("仓库主管在5分钟内停打"), word.paragraph("发现的人在3分钟内让")
    word.move_tracked(last, first, "林示例")


def _tracked_row(word: Word) -> None:
    word.row_tracked(word.row("备用直播手机和支架"), "del", "郑示例")


CASES = (
    Case("存一次什么也没改", SHOP, lambda _word: None),
    Case("存一次什么也没改，政府预案", CITY, lambda _word: None),
    Case("存一次什么也没改，演练方案", DRILL, lambda _word: None),
    Case("改编制目的的一句话", SHOP, retyped("大促一晚上的单量", "赔几万元", "赔十几万元"),
         ((Kind.TEXT, ("background", "purpose", "text")),),
         (swap("background", "purpose", "text", old="赔几万元", new="赔十几万元"),)),
    Case("改一条的文字", SHOP, retyped("管的事：价格和库存", "仓库安全", "仓库和用电安全"),
         ((Kind.TEXT, ("scope", "items", 0, "text")),),
         (swap("scope", "items", 0, "text", old="仓库安全", new="仓库和用电安全"),)),
    Case("改句子里的执行人", SHOP, retyped("仓库主管在5分钟内停打", "仓库主管", "仓库发货员"),
         ((Kind.FACT, (*STEPS, 0, "steps", 1, "actor")),),
         (put(*STEPS, 0, "steps", 1, "actor", to="仓库发货员"),)),
    Case("改句子里的时限", SHOP, retyped("仓库主管在5分钟内停打", "5分钟", "8分钟"),
         ((Kind.FACT, (*STEPS, 0, "steps", 1, "within")),),
         (put(*STEPS, 0, "steps", 1, "within", to="8分钟"),)),
    Case("改句子里的行动", SHOP, retyped("仓库主管在5分钟内停打", "停拣", "停拣货"),
         ((Kind.TEXT, (*STEPS, 0, "steps", 1, "action")),),
         (swap(*STEPS, 0, "steps", 1, "action", old="停拣", new="停拣货"),)),
    Case("改通讯录里的电话", SHOP, in_row("130 0000 0008", 3, "0008", "0088"),
         ((Kind.ROW_CHANGED, (*PEOPLE, 7, "phone")),),
         (put(*PEOPLE, 7, "phone", to="130 0000 0088"),)),
    Case("改外部联系人的姓名", SHOP, in_row("小二甲", 2, "小二甲", "小二丙"),
         ((Kind.ROW_CHANGED, (*CONTACTS, 0, "person")),),
         (put(*CONTACTS, 0, "person", to="小二丙"),)),
    Case("在最前面加一步", SHOP, _step_first, ((Kind.ITEM_ADDED, (*STEPS, 0, "steps", 0)),),
         (add(*STEPS, 0, "steps", at=0, value={"text": "主播在1分钟内停播。"}),)),
    Case("在中间加一步", SHOP, _step_middle, ((Kind.ITEM_ADDED, (*STEPS, 0, "steps", 1)),),
         (add(*STEPS, 0, "steps", at=1, value={"text": "运营在4分钟内停掉推广。"}),)),
    Case("在最后加一步", SHOP, _step_last, ((Kind.ITEM_ADDED, (*STEPS, 0, "steps", 2)),),
         (add(*STEPS, 0, "steps", at=2, value={"text": "主播在6分钟内口头说明。"}),)),
    Case("删一步", SHOP, lambda word: word.delete(word.paragraph("仓库主管在5分钟内停打")),
         ((Kind.ITEM_REMOVED, (*STEPS, 0, "steps", 1)),), (drop(*STEPS, 0, "steps", 1),)),
    Case("两步对调", SHOP, _steps_swapped, ((Kind.MOVED, (*STEPS, 0, "steps", 1)),),
         (shift(*STEPS, 0, "steps", start=1, to=0),)),
    Case("两步对调，书签丢了", SHOP, _steps_swapped_bare, ((Kind.MOVED, (*STEPS, 0, "steps", 1)),),
         (shift(*STEPS, 0, "steps", start=1, to=0),)),
    Case("删表格的一行", SHOP, _row_deleted, ((Kind.ROW_REMOVED, (*GOODS, 1, "supplies", 3)),),
         (drop(*GOODS, 1, "supplies", 3),)),
    Case("加表格的一行", SHOP, _row_inserted, ((Kind.ROW_ADDED, (*GOODS, 1, "supplies", 3)),),
         (add(*GOODS, 1, "supplies", at=3, value={
             "name": "路由器", "quantity": "1台", "place": "客服区", "responsible": "陈示例",
             "checked": "T-1日试连"}),)),
    Case("表格两行对调", SHOP, _rows_swapped, ((Kind.MOVED, (*GOODS, 1, "supplies", 2)),),
         (shift(*GOODS, 1, "supplies", start=2, to=1),)),
    Case("改一章的标题", SHOP, retyped("管哪些事", "管哪些事", "管什么事"),
         ((Kind.TITLE, ("scope", "title")),), (put("scope", "title", to="管什么事"),)),
    Case("改一节的标题", SHOP, retyped("恢复和复盘", "恢复和复盘", "恢复、复盘"),
         ((Kind.TITLE, (*STEPS, 4, "title")),), (put(*STEPS, 4, "title", to="恢复、复盘"),)),
    Case("全文替换机构名", DRILL, _unit_renamed,
         ((Kind.NAME, ("organization", "units", "units", 1, "name")),),
         (everywhere("导调组", "控制组"),)),
    Case("全文替换人名", SHOP, _person_renamed, ((Kind.NAME, (*PEOPLE, 6, "name")),),
         (everywhere("苏示例", "许示例"),)),
    Case("从别处粘贴一段", SHOP, _pasted, ((Kind.LINE_ADDED, ("response", "phases", "intro")),),
         (put("response", "phases", "intro",
              to="不管什么事，都按这个顺序来，先止损，后讨论。\n值班的人先看第一页，再翻后面。"),)),
    Case("加一节，有标题和正文", SHOP, _pasted_heading,
         ((Kind.CHAPTER_ADDED, ("drills", "items", 0)),),
         (add("drills", "items", at=0, value={
             "title": "演练归档", "intro": "演练记录存店铺云盘，留两年。"}),)),
    Case("末尾加一章", SHOP, _chapter_added, ((Kind.CHAPTER_ADDED, ("sections", 1)),),
         (add("sections", at=1, value={
             "title": "临时工管理", "text": "临时工每天签到，结束后收回门禁卡。"}),
          add("outline", at=16, value={"part": "临时工管理"}))),
    Case("删一章", SHOP, _chapter_deleted, ((Kind.CHAPTER_REMOVED, ("recovery",)),),
         (drop("recovery"), drop("outline", 11))),
    Case("删一节", SHOP, _section_deleted,
         ((Kind.CHAPTER_REMOVED, ("recovery", "accountability")),),
         (drop("recovery", "accountability"),)),
    Case("一段拆成两段", SHOP, _split,
         ((Kind.TEXT, ("resources", "funds", "text")),),
         (swap("resources", "funds", "text", old="用一笔记一笔", new="\n用一笔记一笔"),)),
    Case("两条合成一条", SHOP, _merged,
         ((Kind.TEXT, ("supplementary", "items", 0, "text")),
          (Kind.ITEM_REMOVED, ("supplementary", "items", 1))),
         (swap("supplementary", "items", 0, "text", old="乙快递的联系人。", new=(
             "乙快递的联系人。第一页打印4张，贴在打单台、客服区、直播间、仓库门口；"
             "全文放店铺云盘和店内群文件，八个人都要看过并回复“看过”。")),
          drop("supplementary", "items", 1))),
    Case("只改标点", SHOP, retyped("恢复销售前过三关", "两人核对、", "两人核对，"),
         ((Kind.TEXT, ("recovery", "restoration", "text")),),
         (swap("recovery", "restoration", "text", old="两人核对、", new="两人核对，"),)),
    Case("只多了空格", SHOP, _spaces),
    Case("只改格式", SHOP, _looks),
    Case("只拆了文字块", SHOP, _runs_split),
    Case("半角改全角", SHOP, retyped("恢复销售前过三关", "10%", "１０％"),
         ((Kind.TEXT, ("recovery", "restoration", "text")),),
         (swap("recovery", "restoration", "text", old="10%", new="１０％"),)),
    Case("改文件标题", SHOP, retyped("示例家居旗舰店双十一、双十二应急", "预案", "手册"),
         ((Kind.TITLE, ("title",)),),
         (put("title", to="示例家居旗舰店双十一、双十二应急手册"),)),
    Case("改封面的版本", DRILL, retyped("版本号：V1.0", "V1.0", "V1.1"),
         ((Kind.FACT, ("version",)),), (put("version", to="V1.1"),)),
    Case("改封面的日期", DRILL, retyped("2026年11月5日实施", "11月5日", "11月8日"),
         ((Kind.FACT, ("effective",)),), (put("effective", to="2026-11-08"),)),
    Case("改页眉", SHOP, _header, findings=("PF556",)),
    Case("改模板里的话", SHOP, retyped("启动条件为下列情形之一：", "下列情形之一", "以下任何一种"),
         findings=("PF550",)),
    Case("改附件的正文", SHOP, retyped("平台规则会变，本预案不写死数值", "写死数值", "写死数字"),
         ((Kind.TEXT, ("annexes", 4, "text")),),
         (swap("annexes", 4, "text", old="写死数值", new="写死数字"),)),
    Case("改普通表格的一格", SHOP, in_row("售前客服店铺通用券", 1, "不超过10元", "不超过15元"),
         ((Kind.ROW_CHANGED, ("sections", 0, "table", "rows", 1, "cells", 1, "text")),),
         (swap("sections", 0, "table", "rows", 1, "cells", 1, "text",
               old="不超过10元", new="不超过15元"),)),
    Case("在一条下面加一小条", SHOP, _item_below,
         ((Kind.ITEM_ADDED, ("scope", "items", 1, "items", 0)),),
         (put("scope", "items", 1, "items", to=[{"text": "临时工名单由仓库主管保管。"}]),)),
    Case("一条降一级", SHOP, _demoted, ((Kind.MOVED, ("scope", "items", 1)),),
         (put("scope", "items", 0, "items", to=[{"text": (
             "管的人：店里八个人，以及大促期间请的临时打包工。"
             "临时工只听当班的仓库主管或者仓库发货员安排，不登录任何店铺账号。")}]),
          drop("scope", "items", 1))),
    Case("改演练时段的时间", DRILL, retyped("签到与安全说明（8:30-9:00）", "8:30-", "8:20-"),
         ((Kind.FACT, ("drills", "timeline", "slots", 0, "time")),),
         (put("drills", "timeline", "slots", 0, "time", to="8:20-9:00"),)),
    Case("改物资的数量", SHOP, in_row("干粉灭火器", 2, "8具", "10具"),
         ((Kind.ROW_CHANGED, (*GOODS, 2, "supplies", 0, "quantity")),),
         (put(*GOODS, 2, "supplies", 0, "quantity", to="10具"),)),
    Case("改分级的数值", SHOP, retyped("预计损失1000元以上、2万元以下", "1000元", "2000元"),
         ((Kind.FACT, ("grading", "responses", "levels", 1, "criteria", 2, "value")),),
         (put("grading", "responses", "levels", 1, "criteria", 2, "value", to="2000元"),)),
    Case("改监测的阈值", SHOP, in_row("爆款可售数低于备货的5%", 1, "5%", "8%"),
         ((Kind.ROW_CHANGED, ("monitoring", "indicators", "indicators", 1, "threshold")),),
         (swap("monitoring", "indicators", "indicators", 1, "threshold", old="5%", new="8%"),)),
    Case("删目录页", DRILL, _contents_deleted),
    Case("加脚注", SHOP, _footnote, findings=("PF558",)),
    Case("加两个空段", SHOP, _empty_lines),
    Case("插图片", SHOP, _picture, findings=("PF557",)),
    Case("改交叉引用的文字", SHOP, retyped("按“十、谁能拍板", "谁能拍板多少钱", "授权额度"),
         ((Kind.TEXT, ("recovery", "compensation", "text")),),
         (swap("recovery", "compensation", "text",
               old="[[sec:授权额度]]", new="“十、授权额度”"),), renewed=True),
    Case("替换标题里的词，引用也跟着", SHOP, _heading_replaced,
         ((Kind.TITLE, ("sections", 0, "title")),),
         (put("sections", 0, "title", to="谁能批多少钱"),)),
    Case("改参考话术", SHOP, retyped("参考话术：您好，您拍下的这款", "我们的疏忽", "店里的疏忽"),
         ((Kind.TEXT, (*PRICE, "script")),),
         (swap(*PRICE, "script", old="我们的疏忽", new="店里的疏忽"),)),
    Case("改一串里的一个", SHOP, retyped("留证：改价操作日志", "付款页录屏", "付款页录像"),
         ((Kind.FACT, (*PRICE, "evidence", 2)),),
         (put(*PRICE, "evidence", 2, to="付款页录像"),)),
    Case("一串里删一个", SHOP, retyped("留证：改价操作日志", "付款页录屏、", ""),
         ((Kind.FACT, (*PRICE, "evidence")),), (drop(*PRICE, "evidence", 2),)),
    Case("改注", MALL, retyped("注：同类情形适用同一标准", "同一标准", "相同的标准"),
         ((Kind.TEXT, ("recovery", "compensation", "note")),),
         (swap("recovery", "compensation", "note", old="同一标准", new="相同的标准"),)),
    Case("加一条职责", CITY, _duty_added,
         ((Kind.ITEM_ADDED, ("organization", "units", "units", 2, "units", 4, "duties", 1)),),
         (add("organization", "units", "units", 2, "units", 4, "duties", at=1,
              value={"text": "保管取证设备。"}),)),
    Case("改负责人", CITY, retyped("负责人：郑示例（局办公室主任）", "郑示例", "冯示例"),
         ((Kind.FACT, ("organization", "units", "units", 2, "units", 4, "leader")),),
         (swap("organization", "units", "units", 2, "units", 4, "leader",
               old="郑示例", new="冯示例"),)),
    Case("改政府预案的标题", CITY, retyped("网络集中促销市场秩序应急预案", "市场秩序", "市场管理"),
         ((Kind.TITLE, ("title",)),), (swap("title", old="市场秩序", new="市场管理"),)),
    Case("改文号", CITY, retyped("示市监〔2026〕86号", "86号", "87号"),
         ((Kind.FACT, ("doc_number",)),), (swap("doc_number", old="86号", new="87号"),)),
    Case("改页脚", SHOP, _footer, findings=("PF556",)),
    Case("一次改几处", SHOP, _several,
         ((Kind.FACT, (*STEPS, 0, "steps", 1, "within")),
          (Kind.ITEM_REMOVED, (*STEPS, 2, "steps", 0)),
          (Kind.TITLE, ("scope", "title")),
          (Kind.ROW_CHANGED, (*PEOPLE, 7, "phone"))),
         (put(*STEPS, 0, "steps", 1, "within", to="8分钟"), drop(*STEPS, 2, "steps", 0),
          put("scope", "title", to="管什么事"), put(*PEOPLE, 7, "phone", to="130 0000 0088"))),
    Case("同一段改两处", SHOP, _twice, ((Kind.FACT, (*STEPS, 0, "steps", 1, "within")),),
         (put(*STEPS, 0, "steps", 1, "within", to="8分钟"),
          swap(*STEPS, 0, "steps", 1, "action", old="停拣、", new=""))),
    Case("改一步的时限并移到前面", SHOP, _reworded_and_moved,
         ((Kind.MOVED, (*STEPS, 0, "steps", 1)),
          (Kind.FACT, (*STEPS, 0, "steps", 1, "within"))),
         (put(*STEPS, 0, "steps", 1, "within", to="8分钟"),
          shift(*STEPS, 0, "steps", start=1, to=0))),
    Case("一步移到另一阶段", SHOP, _moved_across, ((Kind.MOVED, (*STEPS, 2, "steps", 0)),),
         (add(*STEPS, 3, "steps", at=0, value={
             "actor": "美工", "within": "30分钟", "action": "截图录屏，画面要带时间和链接"}),
          drop(*STEPS, 2, "steps", 0))),
    Case("一章移到前面", SHOP, _chapter_moved, ((Kind.MOVED, ("outline", 11)),),
         (shift("outline", start=11, to=10),)),
    Case("加一个阶段", SHOP, _phase_added, ((Kind.CHAPTER_ADDED, (*STEPS, 4)),),
         (add(*STEPS, at=4, value={"title": "回访", "items": [{"text": "店主在1小时内回访。"}]}),)),
    Case("删一个阶段", SHOP, _phase_deleted, ((Kind.ITEM_REMOVED, (*STEPS, 2)),),
         (drop(*STEPS, 2),)),
    Case("删一个工作组", CITY, _unit_deleted,
         ((Kind.ITEM_REMOVED, ("organization", "units", "units", 2, "units", 4)),),
         (drop("organization", "units", "units", 2, "units", 4),)),
    Case("成员里加一个", CITY, retyped("成员：局办公室、科技和财务处。", "处。", "处、法规处。"),
         ((Kind.FACT, ("organization", "units", "units", 2, "units", 4, "members")),),
         (add("organization", "units", "units", 2, "units", 4, "members", at=2, value="法规处"),)),
    Case("填表格的空格", SHOP, _cell_filled,
         ((Kind.ROW_CHANGED, ("annexes", 4, "table", "rows", 2, "cells", 2, "text")),),
         (put("annexes", 4, "table", "rows", 2, "cells", 2, "text", to="某规则，2026年11月1日"),)),
    Case("清空表格的一格", SHOP, in_row("干粉灭火器", 1, "4公斤", ""),
         ((Kind.ROW_CHANGED, (*GOODS, 2, "supplies", 0, "spec")),),
         (drop(*GOODS, 2, "supplies", 0, "spec"),)),
    Case("改依据的条款", SHOP, retyped("《中华人民共和国电子商务法》", "第四十九条", "第五十条"),
         ((Kind.FACT, ("background", "basis", "citations", 0, "article")),),
         (put("background", "basis", "citations", 0, "article", to="第五十条"),)),
    Case("删一条依据", SHOP, _law_deleted,
         ((Kind.ITEM_REMOVED, ("background", "basis", "citations", 6)),),
         (drop("background", "basis", "citations", 6),)),
    Case("整段重写", SHOP, _sentence_rewritten, ((Kind.TEXT, ("response", "end", "text")),),
         (put("response", "end", "text", to="指标恢复到平日水平以后，由店主宣布结束。"),)),
    Case("改落款的日期", SHOP, lambda word: word.retype(
             _whole(word, "2026年11月18日"), "11月18日", "11月19日"),
         ((Kind.FACT, ("issued",)),), (put("issued", to="2026-11-19"),)),
    Case("改第一页上的电话", SHOP, retyped("130 0000 0005", "0005", "0055"),
         ((Kind.ROW_CHANGED, (*PEOPLE, 4, "phone")),),
         (put(*PEOPLE, 4, "phone", to="130 0000 0055"),)),
    Case("加批注", SHOP, _commented),
    Case("加批注并采纳", SHOP, _commented, ((Kind.REMARK, (*STEPS, 2, "steps", 0)),), (),
         accept="all"),
    Case("两人修订，都没采纳", SHOP, _tracked_words),
    Case("两人修订，采纳一人", SHOP, _tracked_words,
         ((Kind.FACT, (*STEPS, 0, "steps", 1, "within")),),
         (put(*STEPS, 0, "steps", 1, "within", to="6分钟"),), accept="林示例"),
    Case("两人修订，全采纳", SHOP, _tracked_words,
         ((Kind.FACT, (*STEPS, 0, "steps", 1, "within")),
          (Kind.TEXT, ("recovery", "restoration", "text"))),
         (put(*STEPS, 0, "steps", 1, "within", to="6分钟"),
          swap("recovery", "restoration", "text", old="过三关", new="过三关，缺一不可")),
         accept="all"),
    Case("修订增删段落，全采纳", SHOP, _tracked_paragraphs,
         ((Kind.ITEM_ADDED, (*STEPS, 0, "steps", 2)), (Kind.ITEM_REMOVED, (*STEPS, 2, "steps", 0))),
         (add(*STEPS, 0, "steps", at=2, value={"text": "主播在6分钟内说明。"}),
          drop(*STEPS, 2, "steps", 0)), accept="all"),
    Case("修订移动，采纳", SHOP, _tracked_move, ((Kind.MOVED, (*STEPS, 0, "steps", 1)),),
         (shift(*STEPS, 0, "steps", start=1, to=0),), accept="all"),
    Case("修订删行，采纳", SHOP, _tracked_row, ((Kind.ROW_REMOVED, (*GOODS, 1, "supplies", 3)),),
         (drop(*GOODS, 1, "supplies", 3),), accept="all"),
)  # fmt: skip
