"""Characters that OCR takes for one another because they look alike.

Only true look-alikes stand here, beside a few pairs of traditional and simplified characters that
``folding`` keeps apart. Each row is one set; no character is in two.
"""

from __future__ import annotations

_SETS = """
未末朱 己已巳 日曰 士土 人入 天夭夫 大太犬 千干于乾於 王玉主 木本术 由甲申田 白自 目且 刀力刁 九丸
冶治 洽恰 冷泠 沐沭 汩汨 晴睛 拔拨 折拆析 候侯 竞竟 崇祟 棵裸 徽微 征徵 博搏 待侍 住佳往 坚竖 陈阵
陡徒 垣恒桓 清请 城诚域 宏宠 宇字 宜宣 官宫 客容 密蜜 祥详 祁祈 祯桢 铭铬 铝铅 钢纲 钛钦 贸贺 货贷
责贵 赢羸嬴 辉晖 讯迅 远运 遂逐隧 郎朗 西酉 采釆 里理 金全 钧钩 问间 闻闽 陕峡 雨两 雪雷 霄宵 顶项
顺须 风凤 乌鸟 龙尤 元无兀 开井 万方 亚业 京亨享 仓仑 光先 冠寇 准淮 几凡 刻劾 勤勒 厂广 厉历 友反
叉又 及乃 右石 名各备 嘉喜 园圆 因困囚 图国 增憎 壮状 夏复 外处 导寻 巨臣 帅师 常堂 平乎 延廷 徐涂
思恩 恳垦 戊戌戍成 户卢 手毛 扬杨 拓柘 探深 斤斥 旦旧 吴昊 昌冒 晟晨 晶品 曙署 明朋 束柬 杭抗 枝技
柏拍 桂挂 梁粱 正止 武式 母毋 泰秦奏 津律 浙淅 海侮悔 润涧 炙灸 炬矩 烁铄 煤媒 熔溶 爪瓜 牛午 特持
狠狼 玖玫 环坏 珠株 瑞端 益盖 直真 瞻赡 矿旷 研妍 礼札 社杜 佑祐 季李 科料 稳隐 第弟 管菅 藉籍 米来
纳钠 绿缘 缆揽 美羡 群郡 翟瞿 老考 肃萧 育盲 能熊 腾滕 舟丹 良艮 华毕 苏办 苗茁 范苑 莱菜 菱萎 蓝篮
薄簿 虎虑 视规 觉党 设没 赞赟 跃跌 农衣 巴邑 棉锦绵 阀伐 陶淘 霖霜 颖颍 驰弛 麟鳞 升昇陞 宁甯
伙夥 摺褶 后後 峰锋 贝见 瓦互 司同 0o 1li 5s 8b 2z
"""
_SHAPES = str.maketrans(
    {char: each[0] for each in _SETS.split() for char in each if char != each[0]}
)
_BROKEN = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def shape(key: str) -> str:
    """Return a key with each character replaced by the first of those that look like it."""
    if not key.isascii():
        return key.translate(_SHAPES)
    for broken, whole in _BROKEN:
        key = key.replace(broken, whole)
    return key.translate(_SHAPES)
