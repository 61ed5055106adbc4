"""What a name of an organisation or person looks like, and where a run of text stops being one."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from contract_archive.reading.chinese.labels import LETTER, ROLE, SPELLED
from contract_archive.reading.chinese.misreading import with_legal_form
from contract_archive.reading.scanning import by_first

HAN = "\u2e80-\u9fff\uf900-\ufaff"
MOST = 60
"""The most characters of a name."""

TAIL = r"(?: ?\((?:有限合伙|普通合伙|特殊普通合伙|集团)\))?"
PART = (
    "分公司|分厂|分店|分院|分所|事业部|办事处|经营部|营业部|项目部|项目经理部|营业厅|直属库|储备库|粮库"
    "|油库|仓库|水电站|变电站|加油站|煤矿|电厂|工厂"
)
"""What a part of a company is called that its name goes on with."""
COMPANY = rf"公司{TAIL}(?:[{HAN}]{{2,10}}(?:{PART}))?"
BODY = (
    rf"(?:{COMPANY}|集团|事务所{TAIL}|研究院|设计院|科学院|医院|学院|检察院|法院|大学|中学|小学|学校"
    rf"|幼儿园|研究所|派出所|交易所|实验室|合作社|联合社|中心|委员会|管委会|村委会|居委会|居民委员会"
    rf"|村民委员会|政府|办事处|街道办|管理局|[{HAN}]局|管理处|管理所|监狱|分公司|支行|分行|银行|信用社"
    rf"|基金会|协会|学会|商会|总会|联合会|合作联社|合伙企业{TAIL}|企业{TAIL}|商行|商店|商场|超市|酒店|宾馆"
    rf"|饭店|经营部|服务部|批发部|门市部|工作室|工作站|供电所|[{HAN})]厂|\)[店社行院所]|总站|农场|林场|牧场|部队"
    rf"|[{HAN}]{{2}}(?:站|馆|院|所|店|坊|厅|署|队|处|部|社|庄|行)){TAIL}"
)
ORGANISATION_END = re.compile(rf"{BODY}$")
_COMPANY_IN = re.compile(rf"[^\s]*{COMPANY}")
_BRANCH_BEHIND = re.compile(
    rf"[{HAN}]{{2,10}}(?:分行|支行|厂|研究院|研究所|分院|中心|局|所|部|库|矿|站|店|场|院)"
)
_BODY_IN = re.compile(rf"[^\s]*{BODY}")
LATIN_END = (
    r"(?:Co\.?,? ?(?:Ltd|Limited)\.?|Ltd\.?|Limited|LTD\.?|LIMITED|LLC|L\.L\.C\.|LLP|L\.P\.|Inc\.?"
    r"|INC\.?|Incorporated|Corp\.?|Corporation|CORPORATION|Company|GmbH(?: & Co\. KG)?|AG|KG|S\.A\."
    r"|SA|SAS|S\.r\.l\.|S\.p\.A\.|SpA|B\.V\.|BV|N\.V\.|NV|plc|PLC|Oy|AB|A/S|AS|K\.K\.|Pty\.? Ltd\.?"
    r"|Pte\.? Ltd\.?|Sdn\.? Bhd\.?|University|Institute|Holdings|Group|Foundation)"
)
LATIN = re.compile(
    rf"[A-ZÀ-Þ][A-Za-z0-9À-ÿ&.,'’\- ]{{1,70}}?(?<![A-Za-z]){LATIN_END}"
    rf"(?![A-Za-z])(?:,? ?{LATIN_END}(?![A-Za-z]))*"
)

FOREIGN = re.compile(
    rf"(?:(?:株式|有限|合同|合资|合資)(?:会社|會社)|\((?:株"
    rf"|有)\))[{HAN}A-Za-z0-9·.&\- ]*[{HAN}A-Za-z0-9]"
    rf"|[{HAN}A-Za-z0-9·.&\-]+(?:(?:株式|有限|合同|合资|合資)(?:会社|會社)|\((?:株|有)\))"
)
"""A Japanese company's name: its legal form stands at either end."""
_TWO_COMPANIES = re.compile(
    r"(?P<first>.{2,40}?有限(?:责任)?公司)(?!.{0,14}(?:分公司|分厂|分院|支行|分行)$).{2,40}?有限(?:责任)?公司"
)

_FIELDS = (
    "法定代表人|法人代表|法人|负责人|委托代理人|授权代理人|授权代表|签约代表|委托代表|代表人|代表"
    "|代理人|经办人|联系人|联系电话|电话|手机号码|手机|传真|邮政编码|邮编|电子邮箱|电子邮件|邮箱"
    "|E-?mail|Email|统一社会信用代码|社会信用代码|信用代码|组织机构代码|营业执照号码?|营业执照"
    "|纳税人识别号|纳税识别号|税号|身份证号码|身份证号|身份证|证件号码|证件号|证件类型|开户银行|开户行"
    "|开户账号|银行账号|账号|帐号|户名|联系地址|通讯地址|通信地址|注册地址|办公地址|单位地址|地址|住址"
    "|住所地?|签订日期|签订时间|签订地点|签约日期|签约地点|签约时间|签署日期|签字日期|签署地点|日期"
    "|时间|合同编号|合同号|协议编号|编号|项目名称|工程名称|合同名称|性别|民族|国籍|职务|职位|盖章|公章"
    "|签章|签字|签名|单位名称|企业名称|公司名称|名称|性质|合同专用章|业务专用章|收货地址|交货地点|送达地址|监制|注册地|住所地址"
)
FIELD_WORDS = by_first(_FIELDS)
_IS_FIELD = r"(?= ?(?:\([^()\n]{0,12}\))? ?[:;]|\d| ?$)"
# Each alternative opens with a character of its own: the search leaps to these.
STOP = re.compile(
    rf";|。|、|!|\?|\||_|\{{|\}}|<|>|《|》|“|”|\"|\n|\f|:|\.\.\.+|…|——+"
    rf"|,(?! ?(?:[A-Z]|{LATIN_END}))|{by_first(_FIELDS, _IS_FIELD)}"
    rf"|{LETTER}|{by_first(SPELLED, '(?= ?[:(;]| ?$)')}"
    rf"|\((?:以下|下称|下简|简称|盖|公章|签|章|印|甲|乙|丙|丁|即|或|原|曾用名|更名|现更名|{ROLE}|作为|住所|地址"
    rf"|统一|身份证|加盖|合同专用|法人|单位)|合同专用章|业务专用章|以下简?称|下简?称|\( ?\)",
    re.MULTILINE,
)
CHARACTER = rf"[{HAN}A-Za-z0-9()·&.\-]"
ONE_OF_MANY = re.compile(rf" *({CHARACTER}{{2,40}}?{COMPANY}|{CHARACTER}{{2,40}}?{BODY}) *")
TRIM = " \t_-—.:;,|/\\[]【】\"'“”「」『』*·~"
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
    "奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康"
    "伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵"
    "席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁"
    "宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊甄封储靳段巫焦谷车侯全班秋仲伊宫宁仇栾祖武符"
    "刘景詹束龙叶幸司黎白蒲从鄂索赖卓屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通"
    "边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾衡步都耿满弘匡国文寇广东欧沃利"
    "蔚越师巩聂晁敖冷辛阚那简饶曾沙丰巢关查游权盖益桓公肖闫付代涂邸覃阳尚佟佘佴佳岳楚仝"
)
_DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒",
    "长孙", "夏侯", "端木", "南宫", "轩辕", "东郭", "独孤", "呼延",
)  # fmt: skip
_NOT_PERSONS = re.compile(r"签|章|盖|名称|代表|地址|电话|年|月|日|元|等|应|的|无|空白")


class Sort(Enum):
    """What a name is of."""

    ORGANISATION = "organisation"
    LATIN = "latin"
    PERSON = "person"
    OTHER = "other"


class Name(NamedTuple):
    """A name and where it stands in the text; ``whole`` tells that nothing follows it there."""

    text: str
    start: int
    end: int
    sort: Sort
    whole: bool


_LEGAL_FORMS = (
    "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "(有限合伙)", "(普通合伙)",
    "(特殊普通合伙)", "事务所", "研究院", "委员会", "合作社",
)  # fmt: skip
_BEGUN = tuple({form[:length] for form in _LEGAL_FORMS for length in range(1, len(form))})
_LEAST_FOREIGN = 5
_SURE_PREFIX = 2  # characters of a form that prove that its rest must follow
_ASIDE = re.compile(
    r" ?\((?=[^()]*(?:\d{6}|编码|代码|自贸|保税|简称|个人独资|个体工商户|一人|中文|英文|日文"
    r"|外文))(?![^()]*(?:合伙|集团))[^()]{1,40}\)?"
)
"""What stands in brackets behind a name and is none of it."""
_OPEN_BRACKET = re.compile(r"\([^()]*$")


def form_left_open(run: str) -> tuple[str, ...]:
    """Return what may complete a run that breaks off within a legal form: 有限公 lacks 司.

    Empty where it does not break off; the rest of the longest prefix is first.
    """
    if not run.endswith(_BEGUN):
        return ()
    found = [
        (length, form[length:])
        for form in _LEGAL_FORMS
        for length in range(len(form) - 1, 0, -1)
        if run.endswith(form[:length])
    ]
    if any(run.endswith(form) for form in _LEGAL_FORMS if not form.startswith("(")):
        found = [each for each in found if each[1].endswith(")")]
    longest = max((length for length, _ in found), default=0)
    if longest < _SURE_PREFIX and not _OPEN_BRACKET.search(run):
        return ()
    return tuple(dict.fromkeys(rest for length, rest in sorted(found, reverse=True)))


def named(run: str, start: int, bounded: bool) -> Name | None:
    """Return the name that a run is, or begins with; ``bounded``: the run ends for a reason."""
    plain = with_legal_form(run.rstrip(TRIM))
    breaks_off = bool(form_left_open(plain))
    if plain.count("(") > plain.count(")"):
        plain = plain[: plain.rindex("(")].rstrip(TRIM)
    if not plain:
        return None
    foreign = FOREIGN.match(plain)
    if foreign and len(foreign[0]) > _LEAST_FOREIGN:
        name = foreign[0].rstrip(TRIM)
        return Name(tidy(name), start, start + len(name), Sort.ORGANISATION, bounded)
    two = _TWO_COMPANIES.match(plain)
    if two:  # run together in one line: the first, and not surely
        return Name(tidy(two["first"]), start, start + two.end("first"), Sort.ORGANISATION, False)
    found = _whole(_closed(plain)) or _BODY_IN.match(_closed(plain))
    if found and len(found[0]) >= 4 and not breaks_off:
        end = found.end()
        whole = bounded and (end == len(plain) or _ASIDE.fullmatch(plain, end) is not None)
        return Name(tidy(plain[:end]), start, start + end, Sort.ORGANISATION, whole)
    first = plain.split()[0]
    if is_person(first):
        return Name(first, start, start + len(first), Sort.PERSON, bounded)
    if len(plain) < 2 or not re.fullmatch(rf"(?:{CHARACTER}| )+", plain):
        return None
    return Name(tidy(plain), start, start + len(plain), Sort.OTHER, bounded)


def _whole(run: str) -> re.Match[str] | None:
    """Return the company a run begins with, with what belongs to it behind 公司: 武陵分行."""
    company = _COMPANY_IN.match(run)
    behind = _BRANCH_BEHIND.fullmatch(run, company.end()) if company else None
    return _BODY_IN.match(run) if behind else company


def is_organisation(run: str) -> bool:
    """Tell whether a run is the whole name of an organisation."""
    return len(run) >= 4 and ORGANISATION_END.search(run) is not None


def is_person(words: str) -> bool:
    """Tell whether ``words`` can be a Chinese person's name."""
    plain = words.replace(" ", "")
    if not re.fullmatch(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}·[{HAN}·]{{1,10}}", plain):
        return False
    if "·" in plain:
        return True
    if _NOT_PERSONS.search(plain):
        return False
    return plain.startswith(_DOUBLE) or (len(plain) <= 3 and plain[0] in _SURNAMES)


def _closed(run: str) -> str:
    """Return a run, as long as it was, without the spaces that do not end a name."""
    return re.sub(rf"(?<=[()A-Za-z0-9]) (?=[{HAN}(])|(?<=[{HAN}]) (?=\()", "\0", run)


def tidy(name: str) -> str:
    """Return a name as registers write it: wide brackets in Chinese, no stray spaces or marks."""
    plain = name.strip(TRIM if not name.rstrip().endswith(".") else TRIM.replace(".", ""))
    if not re.search(f"[{HAN}]", plain):
        return plain
    plain = re.sub(rf" ?([()]) ?|(?<=[{HAN}]) | (?=[{HAN}])", lambda found: found[1] or "", plain)
    return plain.replace("(", "（").replace(")", "）")
