// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/polyphones.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace till::catalog {

namespace {

struct Row {
    const char16_t* text;
    const char* readings;
};

// Readings that ICU, which knows no words, would get wrong for goods.
constexpr Row usual[] = {
    {u"长", "chang"}, {u"長", "chang"}, {u"调", "tiao"}, {u"薄", "bo"},  {u"参", "shen"},
    {u"弹", "tan"},   {u"都", "du"},    {u"地", "di"},   {u"仔", "zai"}, {u"脯", "fu"},
    {u"蛤", "ge"},    {u"削", "xiao"},  {u"嚼", "jiao"}, {u"茄", "qie"}, {u"什", "shi"},
    {u"拓", "tuo"},   {u"呷", "xia"},   {u"佛", "fo"},
};

// Words that decide otherwise. Only words that occur in names of goods, brands and places of
// origin.
constexpr Row words[] = {
    {u"生长", "sheng zhang"},  {u"成长", "cheng zhang"},     {u"增长", "zeng zhang"},
    {u"长大", "zhang da"},     {u"长高", "zhang gao"},       {u"长肉", "zhang rou"},
    {u"家长", "jia zhang"},    {u"校长", "xiao zhang"},      {u"船长", "chuan zhang"},
    {u"队长", "dui zhang"},    {u"长辈", "zhang bei"},       {u"重庆", "chong qing"},
    {u"双重", "shuang chong"}, {u"三重", "san chong"},       {u"多重", "duo chong"},
    {u"重复", "chong fu"},     {u"重组", "chong zu"},        {u"重制", "chong zhi"},
    {u"重启", "chong qi"},     {u"重阳", "chong yang"},      {u"音乐", "yin yue"},
    {u"乐器", "yue qi"},       {u"乐谱", "yue pu"},          {u"乐队", "yue dui"},
    {u"民乐", "min yue"},      {u"声乐", "sheng yue"},       {u"乐清", "yue qing"},
    {u"银行", "yin hang"},     {u"商行", "shang hang"},      {u"洋行", "yang hang"},
    {u"粮行", "liang hang"},   {u"茶行", "cha hang"},        {u"行业", "hang ye"},
    {u"行家", "hang jia"},     {u"腔调", "qiang diao"},      {u"格调", "ge diao"},
    {u"色调", "se diao"},      {u"情调", "qing diao"},       {u"单调", "dan diao"},
    {u"曲调", "qu diao"},      {u"西藏", "xi zang"},         {u"青藏", "qing zang"},
    {u"宝藏", "bao zang"},     {u"藏红花", "zang hong hua"}, {u"藏香", "zang xiang"},
    {u"藏茶", "zang cha"},     {u"藏族", "zang zu"},         {u"藏式", "zang shi"},
    {u"藏羚", "zang ling"},    {u"朝日", "zhao ri"},         {u"朝霞", "zhao xia"},
    {u"今朝", "jin zhao"},     {u"会计", "kuai ji"},         {u"会稽", "kuai ji"},
    {u"薄饼", "bao bing"},     {u"薄脆", "bao cui"},         {u"薄片", "bao pian"},
    {u"薄皮", "bao pi"},       {u"薄切", "bao qie"},         {u"薄款", "bao kuan"},
    {u"薄烧", "bao shao"},     {u"薄底", "bao di"},          {u"薄壳", "bao ke"},
    {u"超薄", "chao bao"},     {u"轻薄", "qing bao"},        {u"极薄", "ji bao"},
    {u"加薄", "jia bao"},      {u"角色", "jue se"},          {u"主角", "zhu jue"},
    {u"参考", "can kao"},      {u"参加", "can jia"},         {u"参数", "can shu"},
    {u"参赛", "can sai"},      {u"参观", "can guan"},        {u"子弹", "zi dan"},
    {u"炸弹", "zha dan"},      {u"弹珠", "dan zhu"},         {u"导弹", "dao dan"},
    {u"弹弓", "dan gong"},     {u"仔姜", "zi jiang"},        {u"仔排", "zi pai"},
    {u"仔鸡", "zi ji"},        {u"仔鸭", "zi ya"},           {u"仔细", "zi xi"},
    {u"胸脯", "xiong pu"},     {u"鸡脯", "ji pu"},           {u"蛤蟆", "ha ma"},
    {u"盛器", "cheng qi"},     {u"盛饭", "cheng fan"},       {u"盛水", "cheng shui"},
    {u"柏林", "bo lin"},       {u"黄柏", "huang bo"},        {u"抹布", "ma bu"},
    {u"咀嚼", "ju jue"},       {u"粘豆包", "nian dou bao"},  {u"粘糕", "nian gao"},
    {u"粘玉米", "nian yu mi"}, {u"粘苞米", "nian bao mi"},   {u"雪茄", "xue jia"},
    {u"咖喱", "ga li"},        {u"便宜", "pian yi"},         {u"大夫", "dai fu"},
    {u"大黄", "dai huang"},    {u"还原", "huan yuan"},       {u"还魂", "huan hun"},
    {u"什么", "shen me"},      {u"厦门", "xia men"},         {u"番禺", "pan yu"},
    {u"秘鲁", "bi lu"},        {u"六安", "lu an"},           {u"阿胶", "e jiao"},
    {u"东阿", "dong e"},       {u"模具", "mu ju"},           {u"蹄膀", "ti pang"},
    {u"芥蓝", "gai lan"},      {u"系鞋带", "ji xie dai"},    {u"草率", "cao shuai"},
    {u"巷道", "hang dao"},     {u"蚌埠", "beng bu"},         {u"铅山", "yan shan"},
    {u"单县", "shan xian"},    {u"解州", "xie zhou"},        {u"涡阳", "guo yang"},
    {u"都是", "dou shi"},      {u"露馅", "lou xian"},
};

QStringList split(const char* readings)
{
    return QString::fromLatin1(readings).split(u' ');
}

struct Words {
    QHash<QString, QStringList> readings;
    qsizetype longest = 0;
};

const Words& table()
{
    static const Words made = [] {
        Words all;
        for (const Row& row : words) {
            const QString text = QString::fromUtf16(row.text);
            all.longest = std::max(all.longest, text.size());
            all.readings.insert(text, split(row.readings));
        }
        return all;
    }();
    return made;
}

} // namespace

std::optional<PolyphoneWord> polyphoneWordAt(QStringView text)
{
    const Words& all = table();
    for (qsizetype length = std::min(all.longest, text.size()); length >= 2; --length) {
        const auto found = all.readings.constFind(text.first(length).toString());
        if (found != all.readings.cend())
            return PolyphoneWord{length, *found};
    }
    return std::nullopt;
}

std::optional<QString> usualReading(QStringView ideograph)
{
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> made;
        for (const Row& row : usual)
            made.insert(QString::fromUtf16(row.text), QString::fromLatin1(row.readings));
        return made;
    }();
    const auto found = all.constFind(ideograph.toString());
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

} // namespace till::catalog
