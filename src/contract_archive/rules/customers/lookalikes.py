"""Characters that OCR takes for one another because they look alike.

Only true look-alikes stand here, beside a few pairs of traditional and simplified characters that
``folding`` keeps apart. Each row is one set; no character is in two.
"""

from __future__ import annotations

_SETS = """
己已巳 日曰 天夭夫 千干于乾於 木本术 白自 目且 刀力刁 冶治 洽恰 冷泠 沐沭 汩汨 晴睛 拔拨 折拆析
候侯 竞竟 崇祟 棵裸 博搏 待侍 坚竖 陈阵 陡徒 垣恒桓 城诚域 宏宠 宜宣 官宫 客容 密蜜 祁祈 祯桢 铭铬
铝铅 钢纲 钛钦 贸贺 赢羸嬴 讯迅 远运 遂逐隧 郎朗 西酉 采釆 里理 金全 钧钩 问间 闻闽 陕峡 雨两 雪雷
霄宵 顶项 顺须 风凤 龙尤 元无兀 开井 万方 亚业 仓仑 光先 冠寇 几凡 勤勒 厂广 厉历 叉又 及乃 右石
园圆 因困囚 增憎 壮状 外处 导寻 巨臣 帅师 平乎 延廷 徐涂 恳垦 戊戌戍成 户卢 手毛 拓柘 探深 斤斥
旦旧 吴昊 晟晨 晶品 曙署 明朋 束柬 枝技 柏拍 桂挂 梁粱 正止 武式 母毋 津律 海侮悔 炙灸 炬矩 烁铄
熔溶 爪瓜 牛午 特持 狠狼 玖玫 环坏 珠株 瑞端 直真 瞻赡 矿旷 研妍 礼札 社杜 佑祐 季李 科料 稳隐 第弟
管菅 藉籍 米来 纳钠 绿缘 缆揽 美羡 群郡 翟瞿 老考 肃萧 育盲 能熊 腾滕 舟丹 良艮 华毕 苏办 苗茁 莱菜
菱萎 蓝篮 薄簿 虎虑 觉党 赞赟 跃跌 农衣 巴邑 陶淘 霖霜 颖颍 驰弛 麟鳞 升昇陞 伙夥 摺褶 后後 贝见
瓦互 由甲申田电 大太犬丈 人入八 王玉主壬 士土工 九丸 住佳往柱 责贵贡 货贷资 名各备 昌冒 设没投役
友反发 司同可 泰秦奏春 思恩息 刻劾核该 准淮潍维 京亨享亮 辉晖挥 湖潮 宇字宁甯 清请情 夏复厦 常堂尝
热势垫熟 峰锋烽 阀伐代 范苑莞 乌鸟岛 煤媒谋 视规现观 图国固 润涧闰 嘉喜熹 杭抗航 棉锦绵 浙淅 浦铺
徽微 征徵 机杌 实买卖头 易昜 器嚣 建健键 限眼 公么 集隼 般股 信倍 余佘 东车乐 北比此 江汪 河何柯
州洲 永水冰 祥详样 福副幅辐 兴兰共 达边过 通诵 还这 利刊 联聪职 子予 气乞汽 源原沅 险验检捡 测侧则
计讨汁订 软较 轮轻 输愉榆渝 件伴 网冈罔 络给 印卯 低抵底 塑朔 橡像象 铁轶 锻缎煅 模摸膜漠 仪议仅
表衷 袁哀 泵汞 轴油抽铀 磨摩魔 削消销硝 购构沟 供拱洪 应庆压 链莲涟 储诸 物牧 流疏梳 姿咨 材村财
合含会舍 医匠 疗辽 酒洒 饮饭 茶荼 粮粗 古占舌吉 若苦 程捏 桥侨骄轿 轨轧 配酌 服报 装袋 饰饱 纺访仿
织识炽 居届屈层 地池他 产严 旅族施旋旗 游淤 训圳 影彭 数敷 据掘锯 云去 伏优忧 燃然 阳阴 沈沉 锡钖赐
昆昂 温湿 绍招昭沼 泉皇 漳障樟彰 济挤 烟咽 威咸戚 欣忻沂 汉汊 沙抄炒 湘相箱厢 衡街衔 岳丘兵 佛拂沸
惠患 柳抑仰 齐斋 滨宾 抚扰 营莹萤荣 康唐庸 邢刑形 沧沦论 廊廓 晋普 包句勾色 赤亦 弘私引 鸿鸠 隆降
凯剀 丰半 盒盆 聚娶 泽择译 岭玲铃 雅稚 推堆 创刨 新斯 红虹缸 黄寅 黑墨 紫素柴 星呈 和知 煌惶 翔翊
卡卞 氏民 史吏 失矢 传伟 未末朱 益盖 防坊妨 扬杨场 0o 1li 5s 8b 2z 6g 9q
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
