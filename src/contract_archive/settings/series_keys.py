"""The keys of series, items and folders: what contracts are called and where they stand."""

from __future__ import annotations

from contract_archive.records.patterns import FOLDER_FIELDS, ITEM_FIELDS, NUMBER_FIELDS
from contract_archive.settings import defaults
from contract_archive.settings.schema import Key, Kind
from contract_archive.settings.vocabulary import SCOPE_FIELDS

SERIES = Key(
    "series",
    Kind.MAP,
    "合同类别。每类有自己的代号、文件夹和编号；不写的项用下面第一类所注的默认值。",
    "Contract types. Each has its code, folder and numbers; what is left out is as noted below.",
    required=True,
    many=True,
    least=1,
    keys=(
        Key(
            "code",
            Kind.CODE,
            "代号，编号中用 {series} 引用；用过之后不要再改。",
            "The code; numbers print it with {series}. Never change it once numbers are out.",
            required=True,
            example_zh="XS",
            example_en="XS",
        ),
        Key(
            "label",
            Kind.LABEL,
            "中文和英文名称；只写一个时两种语言都用它。",
            "The name in Chinese and English; one alone serves for both.",
            required=True,
            example_zh={"zh": "销售", "en": "Sales"},
            example_en={"zh": "销售", "en": "Sales"},
        ),
        Key(
            "folder",
            Kind.NAME,
            "文件夹名，文件夹格式中用 {series} 引用；不写时用名称。",
            "The folder, which the folder pattern calls {series}; if left out, the label.",
            default="",
            example_zh="销售合同",
            example_en="Sales contracts",
        ),
        Key(
            "number",
            Kind.PATTERN,
            "编号格式，须加引号。可用 {fonds} {series} {year} {yy} {month} {department} {seq}；"
            "{seq:4} 是至少四位的流水号，必须有且只有一个。",
            "The number pattern, in quotes: {fonds} {series} {year} {yy} {month} {department} "
            "{seq}; {seq:4} is the running number with at least four digits, exactly once.",
            default=defaults.NUMBER,
            choices=NUMBER_FIELDS,
        ),
        Key(
            "scope",
            Kind.CHOICE,
            "流水号在什么范围内连续：这里列出的任何一项变化，流水号从头开始；"
            "[series] 为每类一号到底，[] 为全库一号到底。列出的年、月、部门必须印在编号里。",
            "What restarts the running number: a change of any of these. [series] never restarts "
            "within a type, [] never at all. Year, month and department must show in the number.",
            default=defaults.SCOPE,
            many=True,
            choices=SCOPE_FIELDS,
        ),
        Key(
            "start",
            Kind.WHOLE,
            "流水号从几开始（接着旧台账编号时改它）。",
            "The first running number (to go on from an older register).",
            default=1,
            least=1,
            most=999_999_999,
        ),
        Key(
            "required",
            Kind.TEXT,
            "归档时必须有的项（识读到的也算）。可用 customer title our_party counterparty_number "
            "credit_code signed_on approved_on effective_on expires_on auto_renew notice_days "
            "amount governing_law owner tags note 和下面 fields 的自定义项。",
            "What a contract must have, given or read: customer title our_party "
            "counterparty_number credit_code signed_on approved_on effective_on expires_on "
            "auto_renew notice_days amount governing_law owner tags note, and fields of your own.",
            default=defaults.REQUIRED,
            many=True,
        ),
        Key(
            "retention",
            Kind.TEXT,
            "保管期限规则的 key；不写时取 retention 中第一条符合的规则。",
            "The key of a retention rule; if left out, the first rule below that fits.",
            default="",
            example_zh="D30",
            example_en="D30",
        ),
        Key(
            "responsible",
            Kind.TEXT,
            "这一类合同的负责人。",
            "Who answers for contracts of this type.",
            default=[],
            many=True,
            example_zh=["张三"],
            example_en=["A. Person"],
        ),
        Key(
            "paper",
            Kind.CHOICE,
            "这一类合同是否都须有纸质原件在库（yes 或 no）；yes 时检查会列出没有的。",
            "Whether each contract of this type must have a paper original on the shelves (yes or "
            "no); the audit lists those without.",
            default="no",
            choices=("yes", "no"),
        ),
    ),
)

_ITEM_TEXT = {
    "supplement": ("补充协议", "supplements"),
    "change": ("变更协议", "changes"),
    "renewal": ("续签协议", "renewals"),
    "termination": ("终止、解除协议", "terminations"),
    "annex": ("附件", "annexes"),
}

ITEMS = Key(
    "items",
    Kind.MAP,
    "同一合同下后续文件的编号：{parent} 是主合同编号，{n} 是第几份。",
    "Numbers of later documents of a contract: {parent} is the contract's, {n} counts.",
    default={},
    keys=tuple(
        Key(
            name,
            Kind.PATTERN,
            f"{zh}。",
            f"For {en}.",
            default=defaults.ITEMS[name],
            choices=ITEM_FIELDS,
        )
        for name, (zh, en) in _ITEM_TEXT.items()
    ),
)

FOLDER = Key(
    "folder",
    Kind.PATTERN,
    "合同放在哪个文件夹，须加引号。可用 {year} {month} {series} {series_code} {customer} {owner} "
    "{department}；其下再按编号各建一个文件夹。只影响以后归档的合同。",
    "Where contracts stand, in quotes: {year} {month} {series} {series_code} {customer} {owner} "
    "{department}. Below it each has a folder named by its number. Moves no filed contract.",
    default=defaults.FOLDER,
    choices=FOLDER_FIELDS,
)

CLOSED_FOLDER = Key(
    "closed_folder",
    Kind.PATTERN,
    "已结束的合同由 carchive expire 移到这个文件夹下，其下仍按上面的 folder 排列；可用的字段相同，"
    "但须以一个固定的名称开头。",
    "Ended contracts go below this folder (carchive expire), arranged there by the folder pattern "
    "above. It may use the same fields and begins with a plain name.",
    default=defaults.CLOSED_FOLDER,
    choices=FOLDER_FIELDS,
)
