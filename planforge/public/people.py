"""Which words are the names of people, and what they are called in public: by their post."""

import re
from collections.abc import Iterable, Iterator

from planforge.schema.days import OFF_DUTY

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马"
    "苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁"
    "毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄封储靳段焦谷车侯全"
    "班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶司韶黎薄印白蒲邰从鄂索咸赖卓屠蒙池乔阴闻党翟谭贡劳姬申冉桑桂牛"
    "寿通边燕尚农温庄晏柴瞿阎连茹习艾鱼容向古易廖步耿满匡国文寇广东利师巩聂晁勾敖融辛那简饶曾沙丰关游竺盖岳帅"
)
_DOUBLE = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒")
_POSTS = (
    "经理|主任|处长|科长|局长|部长|队长|组长|院长|校长|所长|站长|市长|县长|区长|镇长|书记|主席|会长|秘书|总监|主管|专员|"
    "客服|运营|主播|店主|美工|仓库|律师|顾问|教授|工程师|指挥|负责人|联系人|联络人|支持|服务|保障|值班员|业务员|员|官|师|总裁|董事|助理|长|岗"
)
_BODIES = (
    "室|处|科|局|部|组|队|台|中心|公司|委|会|办|院|所|站|厂|店|网点|热线|值班|单位|机构|政府|"
    "大队|支队|家属|部门|物业|平台|银行"
)
_ENDS_IN_POST = re.compile(rf"(?:{_POSTS})$")
_NOBODY = "|".join(
    ("机器人(?:接待)?", "临时工", "打包工", "小时工", "外包", "兼职", "全员", "待定", *OFF_DUTY)
)
"""What stands in a roster where no person does."""
_NO_PERSON = re.compile(rf"(?:{_POSTS}|{_BODIES}|{_NOBODY})[甲乙丙丁\dA-Z]?$")
_BREAKS = re.compile(r"[、，,;；/\s]+|和(?=[^、，]{2,4}$)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_LONGEST = 8
_WORDS = re.compile(r"[的由兼者无未按各及或本该当轮]")
"""What stands in words for a person and hardly in a name: 当天带班的人."""
_NUMBERED = re.compile(r"\d")
_HAN = re.compile(r"(?:[^\W\d_a-zA-Z]|·)+$")
_SPREAD = re.compile(
    r"(?:^|(?<=[、，,;；/]))[^\W\d_a-zA-Z](?:[ \u3000]+[^\W\d_a-zA-Z]){1,3}(?=$|[、，,;；/（(])"
)
"""A name whose characters are set apart: 王　伟, 高 玉 树."""
_TITLED = re.compile(r"(?:官|员|理|任|管|监|师|记|席|主|长|挥|总|裁)(.{2,4})$")


def posted(words: str) -> bool:
    """The words end in a post."""
    return _ENDS_IN_POST.search(words) is not None


def surely(value: str) -> Iterator[str]:
    """The names in a field that holds names of people; bodies and posts are let through."""
    for token in _tokens(value):
        if named := _behind_post(token):
            yield named
        elif len(token) > 1 and not _NO_PERSON.search(token) and not _too_long(token):
            yield token


def maybe(value: str) -> Iterator[str]:
    """The names in a field that may name people, posts or bodies."""
    for token in _tokens(value):
        if named := _behind_post(token):
            yield named
        elif _like_a_name(token) and not _NO_PERSON.search(token):
            yield token


def _tokens(value: str) -> Iterable[str]:
    whole = _SPREAD.sub(lambda found: "".join(found[0].split()), _ASIDE.sub("、", value.strip()))
    return (token for token in _BREAKS.split(whole) if token and not _NUMBERED.search(token))


def _too_long(token: str) -> bool:
    """Words and no name: those of other peoples have five characters and more, 阿依古丽买买提."""
    if len(token) < 5 or "·" in token or _HAN.match(token) is None:
        return False
    return len(token) > _LONGEST or _WORDS.search(token) is not None


def _like_a_name(token: str) -> bool:
    if not _HAN.match(token) or not 2 <= len(token) <= 4:
        return False
    return token.startswith(_DOUBLE) or (token[0] in _SURNAMES and len(token) <= 3)


def _behind_post(token: str) -> str:
    """The name behind a post: 赵示例 of 首席执行官赵示例; empty where there is none."""
    found = _TITLED.search(token)
    while found:
        name = found[1]
        if _like_a_name(name) and not _NO_PERSON.search(name):
            return name
        found = _TITLED.search(token, found.start() + 1)
    return ""
