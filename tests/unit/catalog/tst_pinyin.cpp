// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/name_units.h"
#include "core/catalog/pinyin.h"

#include <QTest>

#include <optional>

using namespace till::catalog;

class TestPinyin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_reader = PinyinReader::create().value(); }
    void reads_data();
    void reads();
    void everyUnitHasItsReading_data() { reads_data(); }
    void everyUnitHasItsReading();

private:
    std::optional<PinyinReader> m_reader;
};

void TestPinyin::reads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reading");
    const auto row = [](const char* name, const char* reading) {
        QTest::newRow(reading) << QString::fromUtf8(name) << QString::fromUtf8(reading);
    };
    row("农夫山泉 饮用天然水 550ml", "nong fu shan quan yin yong tian ran shui 550ml");
    row("长城干红", "chang cheng gan hong");
    row("成长奶粉", "cheng zhang nai fen");
    row("重庆火锅", "chong qing huo guo");
    row("重量", "zhong liang");
    row("可口可乐", "ke kou ke le");
    row("音乐盒", "yin yue he");
    row("银行", "yin hang");
    row("行李牌", "xing li pai");
    row("空调", "kong tiao");
    row("调味料", "tiao wei liao");
    row("西藏青稞", "xi zang qing ke");
    row("藏红花", "zang hong hua");
    row("朝日啤酒", "zhao ri pi jiu");
    row("朝天椒", "chao tian jiao");
    row("会计账本", "kuai ji zhang ben");
    row("薄荷糖", "bo he tang");
    row("超薄", "chao bao");
    row("薄脆饼干", "bao cui bing gan");
    row("三角", "san jiao");
    row("主角", "zhu jue");
    row("蛋壳", "dan ke");
    row("西洋参片", "xi yang shen pian");
    row("参考书", "can kao shu");
    row("绿茶", "lv cha");
    row("女士", "nv shi");
    row("地瓜干", "di gua gan");
    row("旺仔牛奶", "wang zai niu nai");
    row("咖喱", "ga li");
    row("咖啡", "ka fei");
    row("阿胶枣", "e jiao zao");
    row("番茄酱", "fan qie jiang");
    row("牛肉脯", "niu rou fu");
    row("花蛤", "hua ge");
    row("抹茶", "mo cha");
    row("抹布", "ma bu");
    row("扎啤", "zha pi");
    row("核桃露", "he tao lu");
    row("ＮＦＣ橙汁１．５Ｌ", "nfc cheng zhi 15l");
    row("㎏装", "kg zhuang");
    row("ポテト", "ホテト");
    row("長城", "chang cheng");
    row("—— ！", "");
}

void TestPinyin::reads()
{
    QFETCH(QString, name);
    QFETCH(QString, reading);
    QCOMPARE(m_reader->read(name), reading);
}

void TestPinyin::everyUnitHasItsReading()
{
    QFETCH(QString, name);
    QCOMPARE(m_reader->read(name).split(u' ', Qt::SkipEmptyParts).size(), nameUnits(name).size());
}

QTEST_APPLESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"
