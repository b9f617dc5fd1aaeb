// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/big_catalogue.h"

#include "core/catalog/gtin.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_store.h"

#include <QFile>
#include <QStringList>

#include <optional>

namespace till::support {

namespace {

QStringList wordsOf(const char16_t* text)
{
    return QString::fromUtf16(text).split(u' ');
}

struct Vocabulary {
    QStringList brands = wordsOf(u"农夫山泉 康师傅 统一 娃哈哈 可口可乐 百事 伊利 蒙牛 旺旺 "
                                 u"三只松鼠 良品铺子 洽洽 乐事 奥利奥 德芙 雀巢 "
                                 u"维达 清风 心相印 蓝月亮 立白 海天 李锦记 老干妈 金龙鱼 鲁花 "
                                 u"福临门 双汇 金锣 卫龙 盼盼 达利园 好丽友 "
                                 u"徐福记 喜之郎 银鹭 王老吉 加多宝 红牛 脉动 怡宝 百岁山 元气森林 "
                                 u"光明 三元 君乐宝 安慕希 特仑苏 青岛 "
                                 u"雪花 燕京 百威 长城 张裕 茅台 五粮液 泸州老窖 洋河 恒顺 太太乐 "
                                 u"家乐 味好美 千禾 厨邦 涪陵 乌江 吉香居 "
                                 u"白象 今麦郎 陈克明 思念 三全 湾仔码头 安井 正大 大洋世家 舒肤佳 "
                                 u"六神 隆力奇 百雀羚 大宝 高露洁 佳洁士 "
                                 u"云南白药 黑人 冷酸灵 海飞丝 飘柔 潘婷 清扬 霸王 拉芳 奥妙 汰渍 "
                                 u"碧浪 超能 雕牌 威猛先生 妙洁 美丽雅 得力 "
                                 u"晨光 南孚 双鹿 公牛 苏泊尔 美的 七度空间 苏菲 护舒宝 帮宝适 "
                                 u"好奇 贝因美 飞鹤 合生元 重庆德庄 藏家 朝日");
    QStringList kinds = wordsOf(u"饮用天然水 矿泉水 苏打水 红烧牛肉面 老坛酸菜面 香辣牛肉面 纯牛奶 "
                                u"酸奶 风味酸乳 乳酸菌饮品 柠檬茶 冰红茶 "
                                u"绿茶 茉莉花茶 乌龙茶 橙汁 苹果汁 葡萄汁 椰子汁 杏仁露 核桃露 "
                                u"凉茶 咖啡 可乐 雪碧 汽水 功能饮料 啤酒 干红葡萄酒 "
                                u"白酒 黄酒 薯片 虾条 饼干 曲奇 威化 蛋卷 巧克力 奶糖 水果糖 "
                                u"口香糖 果冻 布丁 海苔 瓜子 花生 核桃 开心果 "
                                u"巴旦木 腰果 葡萄干 红枣 牛肉干 猪肉脯 鸭脖 凤爪 辣条 豆干 面包 "
                                u"蛋糕 沙琪玛 月饼 粽子 汤圆 水饺 馄饨 包子 "
                                u"手抓饼 火腿肠 午餐肉 腊肠 榨菜 泡菜 豆腐乳 酱油 生抽 老抽 陈醋 "
                                u"料酒 蚝油 辣椒酱 豆瓣酱 番茄酱 沙拉酱 "
                                u"火锅底料 鸡精 味精 食盐 白砂糖 冰糖 花生油 大豆油 菜籽油 橄榄油 "
                                u"大米 小米 面粉 挂面 燕麦片 黑芝麻糊 藕粉 "
                                u"抽纸 卷纸 湿巾 手帕纸 洗衣液 洗衣粉 洗洁精 洁厕灵 消毒液 香皂 "
                                u"沐浴露 洗发水 护发素 牙膏 牙刷 漱口水 毛巾 "
                                u"卫生巾 纸尿裤 护手霜 洗面奶 面膜 花露水 蚊香液 电池 插座 保鲜膜 "
                                u"垃圾袋 一次性杯 拖把 衣架 雨伞 拖鞋");
    QStringList flavours = wordsOf(
        u"原味 草莓味 蓝莓味 黄桃味 番茄味 香辣味 麻辣味 五香味 烧烤味 黑胡椒味 海盐味 芝士味 "
        u"抹茶味 香草味 柠檬味 "
        u"薄荷味 椰香 茉莉香 薰衣草香 经典 浓香 清爽 无糖 低脂 零卡 高钙 有机 特级 精选 新款 "
        u"升级版 家庭装 量贩装 "
        u"迷你 儿童 女士 男士 婴儿 即食 手工 古法 陈年 加量装 礼盒 限定 轻享 劲爽 柔顺 深层 防蛀");
    QStringList sizes = wordsOf(
        u"100ml 180ml 200ml 245ml 250ml 330ml 350ml 380ml 450ml 500ml 550ml 600ml 750ml 1L 1.25L "
        u"1.5L 2L 2.5L 4.5L "
        u"5L 18g 25g 40g 50g 68g 75g 80g 104g 120g 135g 150g 180g 200g 225g 250g 300g 360g 400g "
        u"454g 500g 750g 800g "
        u"1kg 1.5kg 2kg 2.5kg 5kg 10kg 3包 4卷 6罐 8片 10枚 12支 20袋 24瓶 30抽 100抽 5号 7号");
    QStringList packings = wordsOf(u"瓶装 袋装 盒装 罐装 桶装 箱装 A款 B款 C款 V2 Plus 组合");
};

const QString& pick(const QStringList& words, quint64& random)
{
    // Popular words come up more often, as in a real range of goods: the smaller of two draws.
    const auto draw = [&random, size = static_cast<quint64>(words.size())] {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<qsizetype>((random >> 33) % size);
    };
    const qsizetype first = draw();
    return words[std::min(first, draw())];
}

} // namespace

catalog::Product plausibleProduct(qint64 number)
{
    static const Vocabulary vocabulary;
    quint64 random = static_cast<quint64>(number) * 0x9e3779b97f4a7c15ULL + 1;
    catalog::Product product;
    product.code = ProductCode(QString::number(1'000'000 + number));
    const QString digits =
        QStringLiteral("69%1").arg(number * 7919 % 10'000'000'000, 10, 10, QLatin1Char('0'));
    product.barcodes.append(digits + QString::number(catalog::checkDigitFor(digits).value_or(0)));
    product.name = pick(vocabulary.brands, random) + u' ' + pick(vocabulary.flavours, random) +
                   pick(vocabulary.kinds, random) + u' ' + pick(vocabulary.sizes, random) +
                   pick(vocabulary.packings, random);
    product.category = pick(vocabulary.kinds, random);
    product.measure = number % 20 == 0 ? Measure::Kilograms : Measure::Pieces;
    product.unit = product.measure == Measure::Pieces ? QStringLiteral("件") : QStringLiteral("kg");
    product.price = Money::fromFen(static_cast<qint64>(random >> 40) % 20'000 + 50);
    if (product.measure == Measure::Kilograms && number / 20 < 100'000)
        product.plu = QStringLiteral("%1").arg(number / 20, 5, 10, QLatin1Char('0'));
    return product;
}

Result<void> makeBigCatalogue(const QString& path, qint64 count)
{
    if (QFile::exists(path)) {
        const auto reader = storage::CatalogueReader::open(path);
        if (reader && (*reader)->count() == count)
            return {};
        QFile::remove(path);
    }
    Result<storage::CatalogueStore> store = storage::CatalogueStore::open(path);
    if (!store)
        return failure(store.error());
    Result<storage::CatalogueUpdate> update = storage::CatalogueUpdate::begin(*store);
    if (!update)
        return failure(update.error());
    for (qint64 number = 0; number < count; ++number) {
        const auto put = update->put(plausibleProduct(number), std::nullopt);
        if (!put)
            return failure(put.error());
        if (put->id == 0)
            return failure(ErrorCode::Conflict, QStringLiteral("goods %1 clash").arg(number));
    }
    return update->commit();
}

} // namespace till::support
