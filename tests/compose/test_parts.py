"""How the parts of a plan print."""

from tests.plan_text import printed


def test_a_plan_without_parts_prints_its_title_alone() -> None:
    assert printed("") == ""


def test_sentences_are_made_of_facts() -> None:
    text = """
    应急响应:
      - 标题: 预警阶段
        步骤:
          - {执行人: 技术保障组, 时限: 10分钟, 行动: 定位故障, 结果: 故障记录}
          - {行动: 通报有关部门, 升级: 总指挥}
    """
    assert printed(text) == (
        "# 一、应急响应\n"
        "  # （一）预警阶段\n"
        "    1.技术保障组在10分钟内定位故障，形成故障记录。\n"
        "    2.通报有关部门；处理不了的，报总指挥。"
    )


def test_a_text_replaces_the_sentence_and_fills_its_slots() -> None:
    text = """
    应急响应:
      - 标题: 处置
        步骤:
          - {正文: "[[.执行人]]立即处置。", 执行人: 客服部}
    """
    assert "    1.客服部立即处置。" in printed(text)
    assert "    1.客服部立即处置。" in printed(text.replace("[[.执行人]]", "[[.actor]]"))


def test_a_unit_with_one_duty_is_one_sentence() -> None:
    text = """
    组织机构:
      机构: [{名称: 客服组, 职责: [负责回复消费者。]}]
    """
    assert printed(text) == "# 一、组织机构与职责\n  1.客服组：负责回复消费者。"


def test_a_unit_prints_its_leader_posts_members_and_duties() -> None:
    text = """
    组织机构:
      机构:
        - 名称: 指挥部
          负责人: 示例甲
          电话: 010-5555 0101
          岗位: [{名称: 指挥长, 任职人: 总经理, 代行顺序: [副总经理, 运营总监]}]
          成员: [市场部, 法务部]
          职责: [统一指挥；, 决定升级。]
    """
    assert printed(text) == (
        "# 一、组织机构与职责\n"
        "  # （一）指挥部\n"
        "    ¶ 负责人：示例甲，电话：010-5555 0101。\n"
        "    ¶ 指挥长：总经理；不能履职时，由副总经理、运营总监依次代行职责。\n"
        "    ¶ 成员：市场部、法务部。\n"
        "    ¶ 主要职责：\n"
        "    1.统一指挥；\n"
        "    2.决定升级。"
    )


def test_citations_make_one_sentence() -> None:
    text = """
    编制背景:
      编制依据: [中华人民共和国突发事件应对法, {名称: 示例办法, 文号: 示例令第1号, 条款: 第五条}]
    """
    assert printed(text) == (
        "# 一、总则\n"
        "  # （一）编制依据\n"
        "    ¶ 依据《中华人民共和国突发事件应对法》《示例办法》（示例令第1号）第五条等，"
        "制定本预案。"
    )


def test_grades_print_their_criteria() -> None:
    text = """
    分级:
      事件分级:
        - 级别: 重大
          条件:
            - {指标: 投诉量, 数值: "100", 单位: 件, 上限: "500"}
            - 有人受伤。
        - 级别: 一般
          条件: [{指标: 投诉量, 比较: 少于, 数值: "10", 单位: 件}]
    """
    assert printed(text) == (
        "# 一、风险与分级\n"
        "  # （一）事件分级\n"
        "    1.重大，符合下列情形之一：\n"
        "      （1）投诉量100件以上、500件以下；\n"
        "      （2）有人受伤。\n"
        "    2.一般：投诉量少于10件。"
    )


def test_a_table_shows_only_the_columns_that_hold_something() -> None:
    text = """
    信息报告:
      报告程序:
        - {报告人: 值班员, 报告对象: 总指挥, 时限: 10分钟}
        - {报告人: 总指挥, 报告对象: 监管部门, 时限: 2小时内}
        - {报告人: 客服部, 报告对象: 消费者}
    """
    assert printed(text) == (
        "# 一、信息报告\n"
        "  ▦ 报告人 | 报告对象 | 时限\n"
        "  ▦ 值班员 | 总指挥 | 10分钟内\n"
        "  ▦ 总指挥 | 监管部门 | 2小时内\n"
        "  ▦ 客服部 | 消费者 | "
    )


def test_a_part_with_one_piece_is_not_split_into_sections() -> None:
    assert printed("后期处置: {总结评估: 三日内复盘。}") == "# 一、后期处置\n  ¶ 三日内复盘。"


def test_a_part_with_several_pieces_is() -> None:
    assert printed("后期处置: {总结评估: 复盘。, 赔付: 当日。}") == (
        "# 一、后期处置\n  # （一）赔付\n    ¶ 当日。\n  # （二）总结评估\n    ¶ 复盘。"
    )


def test_missing_pieces_leave_no_gap_in_the_numbers() -> None:
    assert printed("适用范围: 本公司。\n附则: {解释部门: 安全部}") == (
        "# 一、总则\n  # （一）适用范围\n    ¶ 本公司。\n# 二、附则\n  1.本预案由安全部负责解释。"
    )


def test_titles_can_be_changed_by_path_in_either_language() -> None:
    assert printed("后期处置: 收尾。\n章节标题: {后期处置: 善后}").startswith("# 一、善后")
    assert printed("后期处置: 收尾。\n章节标题: {recovery: 善后}").startswith("# 一、善后")


def test_the_plans_own_outline_decides_order_and_chapters() -> None:
    text = """
    大纲:
      - {标题: 头, 包含: [后期处置, {部分: 适用范围, 标题: 范围}]}
    适用范围: 甲。
    后期处置: 乙。
    """
    assert printed(text) == ("# 一、头\n  # （一）后期处置\n    ¶ 乙。\n  # （二）范围\n    ¶ 甲。")


def test_what_the_outline_forgets_is_printed_all_the_same() -> None:
    text = "大纲: [附则]\n适用范围: 甲。\n附则: 乙。\n其他章节: [{标题: 丙, 正文: 丁。}]\n"
    assert printed(text) == "# 一、适用范围\n  ¶ 甲。\n# 二、丙\n  ¶ 丁。\n# 三、附则\n  ¶ 乙。"


def test_half_width_punctuation_is_the_plans_choice() -> None:
    text = "标点: 半角\n组织机构: {机构: [{名称: 客服组, 职责: [负责回复。]}]}"
    assert printed(text).endswith("1.客服组:负责回复。")


def test_lines_of_a_text_are_paragraphs() -> None:
    assert printed("适用范围: |\n  第一段。\n  第二段。") == (
        "# 一、总则\n  # （一）适用范围\n    ¶ 第一段。\n    ¶ 第二段。"
    )


def test_markdown_bodies_bring_tables_lists_and_emphasis() -> None:
    text = """
    其他章节:
      - 标题: 说明
        补充: |
          **注意：**请先断电。

          | 甲 | 乙 |
          |---|---|
          | 1 | 2 |

          1. 第一
          2. 第二
    """
    assert printed(text) == (
        "# 一、说明\n  ¶ 注意：请先断电。\n  ▦ 甲 | 乙\n  ▦ 1 | 2\n  1.第一\n  2.第二"
    )


def test_a_drill_has_two_clocks() -> None:
    text = """
    应急演练:
      演练进程:
        - {标题: 启动, 演练时间: "9:00-9:10", 情景时间: T+0, 正文: 下令。,
           各方行动: [{执行人: 客服部, 时限: 5分钟, 行动: 集合}]}
      演练评估: {时间: "17:00-17:30", 正文: 点评。}
    """
    assert printed(text, kind="演练方案") == (
        "# 一、演练进程\n"
        "  # （一）启动（9:00-9:10）\n"
        "    ¶ 情景时间：T+0。\n"
        "    ¶ 下令。\n"
        "    1.客服部在5分钟内集合。\n"
        "# 二、评估与改进\n"
        "  # （一）演练评估（17:00-17:30）\n"
        "    ¶ 点评。"
    )


def test_annexes_draw_on_facts_that_stand_elsewhere() -> None:
    text = """
    组织机构:
      人员: [{姓名: 示例甲, 电话: 130 0000 0001}]
    附件: [{种类: 通讯录}]
    """
    assert printed(text) == (
        "¶ attachment-note 附件：内部通讯录\n"
        "# 附件内部通讯录\n  ▦ 姓名 | 电话\n  ▦ 示例甲 | 130 0000 0001"
    )


def test_a_grade_that_names_its_event_reads_as_a_definition() -> None:
    text = """
    分级:
      事件分级:
        - 级别: 重大事件
          条件: [有人受伤。, 有人走失。]
    """
    assert "1.有下列情形之一的，为重大事件：" in printed(text)


def test_the_list_of_a_scope_follows_its_sentence() -> None:
    text = """
    适用范围: {正文: 适用于下列事件：, 条目: [投诉。], 不适用: [火灾]}
    """
    assert printed(text).split("\n")[-2:] == ["    1.投诉。", "    ¶ 本预案不适用于火灾。"]


def test_a_drill_plan_calls_itself_by_its_own_name() -> None:
    text = """
    适用范围: {正文: 适用于演练。, 不适用: [火灾]}
    附则: {解释部门: 企业管理部, 实施日期: 自发布之日起}
    """
    said = printed(text, kind="演练方案")
    assert "本方案不适用于火灾。" in said
    assert "本方案自发布之日起实施。" in said
    assert "本预案" not in said


def test_a_plan_calls_itself_by_the_last_word_of_its_title() -> None:
    text = """
    适用范围: {正文: 适用于大促期间。, 不适用: [火灾]}
    """
    assert "本预案不适用于火灾。" in printed(text, kind="大促保障方案")


def test_who_starts_a_response_and_commands_it_is_named_once() -> None:
    text = """
    分级:
      响应分级:
        - {名称: 一级响应, 启动人: 总指挥, 指挥人: 总指挥}
        - {名称: 二级响应, 启动人: 总指挥, 指挥人: 副总指挥}
    """
    said = printed(text)
    assert "启动程序：由总指挥决定启动并负责指挥。" in said
    assert "启动程序：由总指挥决定启动，副总指挥负责指挥。" in said


def test_the_dates_of_a_scope_follow_its_list() -> None:
    text = """
    适用范围:
      正文: 适用于下列事件：
      条目: [投诉。]
      开始日期: 2026-11-20
      结束日期: 2026-12-31
    """
    assert [line.strip() for line in printed(text).splitlines()][-2:] == [
        "1.投诉。",
        "¶ 适用时间为2026年11月20日至2026年12月31日。",
    ]


def test_an_item_of_a_time_alone_says_the_time() -> None:
    text = """
    其他章节:
      - {标题: 其他, 条目: [{标题: 整改, 时限: 3天}]}
    """
    assert printed(text).splitlines()[-1].strip() == "1.整改：3天内完成。"


def test_posts_without_a_holder_leave_no_colon_behind() -> None:
    text = """
    组织机构:
      - {名称: 值班组, 岗位: [{名称: 联络员, 电话: "5555 0100"}, {名称: 记录员}]}
    """
    lines = [line.strip() for line in printed(text).splitlines()]
    assert lines[-2:] == ["¶ 联络员：电话5555 0100。", "¶ 记录员"]


def test_criteria_without_marks_get_them() -> None:
    text = """
    分级:
      响应分级: [{名称: 一级响应, 条件: [发生火灾, 有人受伤]}]
    """
    lines = [line.strip() for line in printed(text).splitlines()]
    assert lines[-2:] == ["（1）发生火灾；", "（2）有人受伤。"]


def test_repealed_plans_stand_side_by_side() -> None:
    text = "附则: {废止文件: [《旧预案》, 《更旧预案》]}"
    assert "《旧预案》《更旧预案》同时废止。" in printed(text)


def test_a_drills_arrangement_and_a_spokesperson_are_facts() -> None:
    text = """
    信息发布: {发言人: {姓名: 示例甲, 职务: 公关总监, 电话: 010-5555 0101, B岗: 示例乙}}
    应急演练:
      演练安排: {形式: 桌面推演, 频次: 每年一次, 时间: 11月, 地点: 三楼会议室}
      演练标识: 对外材料一律标注“演练”。
    """
    assert printed(text) == (
        "# 一、信息发布\n"
        "  ¶ 发言人：示例甲（公关总监，电话：010-5555 0101）；本人不在时由示例乙代替。\n"
        "# 二、预案管理\n"
        "  # （一）应急演练\n"
        "    # 1.演练安排\n"
        "      ¶ 演练形式：桌面推演。\n"
        "      ¶ 演练频次：每年一次。\n"
        "      ¶ 演练时间：11月。\n"
        "      ¶ 演练地点：三楼会议室。\n"
        "    # 2.演练标识\n"
        "      ¶ 对外材料一律标注“演练”。"
    )
