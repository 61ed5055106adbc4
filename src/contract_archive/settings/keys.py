"""Every key of ``archive.yaml``: the one schema.

Checking, the commented file that ``carchive init`` writes, the example, the JSON Schema and the
reference all come from here.
"""

from __future__ import annotations

from contract_archive.settings import defaults
from contract_archive.settings.schema import Key, Kind
from contract_archive.settings.series_keys import CLOSED_FOLDER, FOLDER, ITEMS, SERIES

_ARCHIVE = Key(
    "archive",
    Kind.MAP,
    "这个档案库（全宗）。",
    "This archive (the fonds).",
    default={},
    keys=(
        Key(
            "code",
            Kind.CODE,
            "全宗号，编号格式中用 {fonds} 引用。",
            "The archive's code; number patterns print it with {fonds}.",
            default="HT",
        ),
        Key(
            "name",
            Kind.TEXT,
            "档案库的名称，印在清册和报告上；不写时用第一个我方名称。",
            "What the archive is called on lists and reports; if left out, our first name.",
            default="",
            example_zh="示例机电有限公司合同档案",
            example_en="Contracts of Example Machinery Ltd",
        ),
    ),
)

_OUR_NAMES = Key(
    "our_names",
    Kind.MAP,
    "我方名称：合同中哪一方是我们，由此判断，不由“甲方”“乙方”判断。至少写一个。",
    "Our own names: they tell which party of a contract is us. At least one.",
    required=True,
    many=True,
    least=1,
    short="name",
    keys=(
        Key(
            "name",
            Kind.TEXT,
            "营业执照上的全称。",
            "The full registered name.",
            required=True,
            example_zh="示例机电有限公司",
            example_en="Example Machinery Ltd",
        ),
        Key(
            "aliases",
            Kind.TEXT,
            "合同中出现过的其他名称：简称、旧名、外文名。",
            "Other names that contracts use: short, former and foreign ones.",
            default=[],
            many=True,
            example_zh=["示例机电", "Example Machinery Ltd"],
            example_en=["Example Machinery", "示例机电有限公司"],
        ),
    ),
)

_LEAST = Key(
    "least",
    Kind.AMOUNT,
    "从这个金额起（含），可写 100万、1.2亿；不写则不限。",
    "From this amount on, itself included (1000000, 100万); left out: no bound.",
)

_BANDS = Key(
    "bands",
    Kind.MAP,
    "金额档，查找和统计时用，如 --band major。各档须首尾相接。",
    "Amount bands, for finding and reports (--band major). They meet without gap or overlap.",
    default=defaults.BANDS,
    many=True,
    keys=(
        Key("code", Kind.CODE, "代号。", "The code.", required=True, example_zh="major",
            example_en="major"),
        Key("label", Kind.LABEL, "名称。", "The name.", required=True,
            example_zh={"zh": "重大", "en": "Major"}, example_en={"zh": "重大", "en": "Major"}),
        _LEAST,
        Key("below", Kind.AMOUNT, "到这个金额为止（不含）。",
            "Up to this amount, itself not included."),
    ),
)  # fmt: skip

_DEADLINE = Key(
    "deadline",
    Kind.MAP,
    "归档时限：从签订日和批准日中较晚的一天起算。超期仍可归档，会注明。",
    "How soon a contract is archived, from the later of signing and approval. Late is told.",
    default={},
    keys=(
        Key("days", Kind.WHOLE, "天数。", "The days.", default=7, least=0, most=3650),
        Key(
            "count",
            Kind.CHOICE,
            "calendar 为自然日，working 为工作日。",
            "calendar counts every day, working only working days.",
            default="calendar",
            choices=("calendar", "working"),
        ),
        Key(
            "holidays",
            Kind.DAYS,
            "不上班的日子，可写起止，如 2024-10-01..2024-10-07。",
            "Days nobody works; a run may be written 2024-10-01..2024-10-07.",
            default=[],
            many=True,
            example_zh=["2024-10-01..2024-10-07"],
            example_en=["2024-12-25..2024-12-26"],
        ),
        Key(
            "workdays",
            Kind.DAYS,
            "调休上班的周末。",
            "Weekend days on which people work.",
            default=[],
            many=True,
            example_zh=["2024-09-29", "2024-10-12"],
            example_en=["2024-09-29"],
        ),
    ),
)

_RETENTION = Key(
    "retention",
    Kind.MAP,
    "保管期限：从上到下，第一条符合的规则有效；都不符合时 30 年。",
    "How long contracts are kept: the first rule that fits holds; where none does, 30 years.",
    default=[],
    many=True,
    keys=(
        Key("key", Kind.CODE, "代号，类别的 retention 引用它。",
            "The name by which a series refers to it.", required=True,
            example_zh="D30", example_en="D30"),
        Key("label", Kind.LABEL, "说明。", "What it is for.", required=True,
            example_zh={"zh": "一般", "en": "General"}, example_en={"zh": "一般", "en": "General"}),
        Key("series", Kind.TEXT, "只对这些类别（代号）；不写则对所有类别。",
            "Only for these series, by code; left out: for all.", default=[], many=True,
            example_zh=["XS"], example_en=["XS"]),
        _LEAST,
        Key("keep", Kind.TERM, "年数，或 permanent（永久）。", "Years, or permanent.",
            required=True, least=1, most=200, example_zh=30, example_en=30),
    ),
)  # fmt: skip

_RETENTION_FLOORS = Key(
    "retention_floors",
    Kind.MAP,
    "保管期限的下限：任何规则都不短于此。",
    "What no retention rule goes below.",
    default={},
    keys=(
        Key("years", Kind.WHOLE, "至少保管几年，从合同结束的次年 1 月 1 日起算。",
            "The least term in years, from 1 January after the contract's end.",
            default=10, least=0, most=200),
        Key("after_end", Kind.WHOLE, "合同结束之日起至少再保管几年（诉讼时效）。",
            "The least years from the day of the contract's end (limitation of claims).",
            default=3, least=0, most=200),
    ),
)  # fmt: skip

_PAPER = Key(
    "paper",
    Kind.MAP,
    "纸质原件的库房：每个库位（盒）放几份合同，借出几天。",
    "The stacks of paper originals: how many contracts a shelf mark holds, how long they are lent.",
    default={},
    keys=(
        Key("capacity", Kind.WHOLE, "一个库位（盒）最多放几份合同。",
            "The most contracts under one shelf mark (a box).", default=20, least=1, most=100_000),
        Key("loan_days", Kind.WHOLE, "没有写明应还日时借出几天。",
            "The days of a loan for which no day is given.", default=14, least=1, most=3650),
        Key("shelves", Kind.MAP, "容量与上面不同的地方；写得最长的一条有效。",
            "Places where boxes hold more or fewer; the longest that fits holds.",
            default=[], many=True,
            example_zh=[{"at": "A室/3柜", "capacity": 40}],
            example_en=[{"at": "Room A/Cabinet 3", "capacity": 40}],
            keys=(
                Key("at", Kind.TEXT, "库位的开头，如 A室/3柜。",
                    "How the shelf marks begin, like A室/3柜.", required=True,
                    example_zh="A室/3柜", example_en="Room A/Cabinet 3"),
                Key("capacity", Kind.WHOLE, "那里一个库位最多放几份合同。",
                    "The most contracts under one shelf mark there.", required=True,
                    least=1, most=100_000, example_zh=40, example_en=40),
            )),
    ),
)  # fmt: skip

_OCR = Key(
    "ocr",
    Kind.MAP,
    "扫描件识读（OCR）。",
    "How scans are read (OCR).",
    default={},
    keys=(
        Key(
            "mode",
            Kind.CHOICE,
            "auto 只识读没有文字的页，force 全部识读，skip 不识读。",
            "auto reads pages without text, force all, skip none.",
            default="auto",
            choices=("auto", "force", "skip"),
        ),
        Key(
            "engine",
            Kind.CHOICE,
            "用什么识读：auto 用本机最好的；tesseract 须另外安装，中文较差。",
            "What reads: auto is the best on this machine; tesseract is weaker on Chinese and must "
            "be installed.",
            default="auto",
            choices=("auto", "rapidocr", "tesseract"),
        ),
        Key(
            "languages",
            Kind.CHOICE,
            "合同的语言。",
            "The languages of the contracts.",
            default=["zh", "en"],
            many=True,
            least=1,
            choices=("zh", "en"),
        ),
        Key("jobs", Kind.WHOLE, "同时识读几页；0 为每个处理器核一页。",
            "Pages read side by side; 0 is one per processor core.", default=0, least=0, most=256),
        Key("least_dpi", Kind.WHOLE, "低于这个分辨率（dpi）时提醒。",
            "Warn below this resolution (dpi).", default=200, least=0, most=2400),
        Key("least_confidence", Kind.SHARE, "一份文件的识读把握低于此数（0 到 1）时提醒。",
            "Warn where a document is read with less confidence (0 to 1).", default=0.8),
        Key("seconds_per_page", Kind.WHOLE, "一页最多识读几秒，超过则存档但没有文字。",
            "The most seconds for a page; past them it is filed without text.",
            default=120, least=5, most=3600),
        Key("memory_mb", Kind.WHOLE, "识读进程最多用多少内存（MB）。",
            "The most memory for a reading process (MiB).", default=4096, least=512, most=262_144),
    ),
)  # fmt: skip

_DEPARTMENT = [
    {"key": "department", "label": {"zh": "经办部门", "en": "Department"}, "kind": "text"}
]

_FIELDS = Key(
    "fields",
    Kind.MAP,
    "自定义项，归档时用 --set 项=值 填写。编号或文件夹用到 {department} 时，须有 department 项。",
    "Fields of your own, given as --set key=value. Where a pattern uses {department}, declare "
    "a field department.",
    default=[],
    many=True,
    example_zh=_DEPARTMENT,
    example_en=_DEPARTMENT,
    keys=(
        Key("key", Kind.TEXT, "英文小写名。", "The name, in lower-case Latin letters.",
            required=True, example_zh="department", example_en="department"),
        Key("label", Kind.LABEL, "显示的名称。", "What people see.", required=True,
            example_zh={"zh": "经办部门", "en": "Department"},
            example_en={"zh": "经办部门", "en": "Department"}),
        Key("kind", Kind.CHOICE, "内容：文字、数、金额、日期、选项、是否、链接。", "What it holds.",
            default="text",
            choices=("text", "number", "money", "date", "choice", "yes_no", "link")),
        Key("choices", Kind.TEXT, "kind 为 choice 时可选的值。",
            "What can be chosen, for kind choice.", default=[], many=True,
            example_zh=["是", "否"], example_en=["yes", "no"]),
        Key("labels", Kind.TEXT, "合同中写在值前面的字样，如“项目编号”；归档时据此识读。",
            "The words that stand before the value on the page; the value is read after them.",
            default=[], many=True, example_zh=["经办部门", "承办部门"], example_en=["Department"]),
        Key("patterns", Kind.EXPRESSION,
            "从合同文字中取值的正则表达式；有一个括号组时取组内的文字。文字已转为半角，冒号写 :。",
            "Regular expressions that find the value in the text; a group, if there is one, is the "
            "value. The text has half-width signs.",
            default=[], many=True, most=200,
            example_zh=["部门:(\\S+)"], example_en=["Department: (\\S+)"]),
    ),
)  # fmt: skip

_READING = Key(
    "reading",
    Kind.MAP,
    "归档时从合同文字中识读各项。把握够大的直接采用，不够的询问，或留待复核。",
    "What is read from the text at ingest. A value sure enough is taken; else a person is asked.",
    default={},
    keys=(
        Key("least_confidence", Kind.SHARE,
            "把握（0 到 1）不低于此数才不经询问采用；调高则问得多、错得少。",
            "The least confidence (0 to 1) at which a value is taken without asking. Higher asks "
            "more and errs less.", default=0.9),
        Key("thresholds", Kind.SHARES, "个别项另定，用项的英文名。",
            "Other bounds for single fields, by their names.", default={},
            example_zh={"amount": 0.95}, example_en={"amount": 0.95}),
    ),
)  # fmt: skip

SCHEMA = Key(
    "",
    Kind.MAP,
    "合同档案库的规则。",
    "The rules of a contract archive.",
    keys=(
        Key(
            "format",
            Kind.WHOLE,
            "本文件的格式版本，不用改。",
            "The version of this file's format; leave it.",
            default=1,
            least=1,
            most=1,
        ),
        Key(
            "language",
            Kind.CHOICE,
            "界面语言：auto 随系统，zh 中文，en 英文。",
            "The language people are spoken to in: auto follows the system.",
            default="auto",
            choices=("auto", "zh", "en"),
        ),
        _ARCHIVE,
        _OUR_NAMES,
        SERIES,
        ITEMS,
        FOLDER,
        CLOSED_FOLDER,
        _BANDS,
        Key(
            "currency",
            Kind.CODE,
            "没有写明时的币种（ISO 4217，如 CNY、USD）。",
            "The currency where none is given (ISO 4217).",
            default="CNY",
        ),
        _DEADLINE,
        Key(
            "expiring_days",
            Kind.WHOLE,
            "到期前多少天起算“即将到期”。",
            "How many days before its end a contract counts as expiring.",
            default=defaults.EXPIRING_DAYS,
            least=0,
            most=3650,
        ),
        _RETENTION,
        _RETENTION_FLOORS,
        _PAPER,
        _FIELDS,
        _OCR,
        _READING,
    ),
)
