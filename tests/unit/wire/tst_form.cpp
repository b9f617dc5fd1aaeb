// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/form.h"
#include "core/wire/md5.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace till::wire {

namespace {

using Pairs = std::vector<FormField>;

} // namespace

class TestForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 1321, appendix A.5.
    void md5MatchesRfc1321_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray() << QByteArray("d41d8cd98f00b204e9800998ecf8427e");
        QTest::newRow("a") << QByteArray("a") << QByteArray("0cc175b9c0f1b6a831c399e269772661");
        QTest::newRow("abc") << QByteArray("abc") << QByteArray("900150983cd24fb0d6963f7d28e17f72");
        QTest::newRow("message digest")
            << QByteArray("message digest") << QByteArray("f96b697d7cb7938d525a2f31aaf161d0");
        QTest::newRow("digits")
            << QByteArray("1234567890123456789012345678901234567890123456789012345678901234567890"
                          "1234567890")
            << QByteArray("57edf4a22be3c955ac49da2e2107b67a");
    }
    void md5MatchesRfc1321()
    {
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, digest);
        QCOMPARE(md5(message).toHex(), digest);
    }

    void readsPairsInTheirOrderAndDecodesOnce()
    {
        const auto form = parseForm("b=1+2%2B3&a=%2525&%E4%B8%AD=%e6%96%87&empty=&eq=a=b");
        QVERIFY(form);
        QCOMPARE(*form, (Pairs{{QStringLiteral("b"), QStringLiteral("1 2+3")},
                               {QStringLiteral("a"), QStringLiteral("%25")},
                               {QStringLiteral("中"), QStringLiteral("文")},
                               {QStringLiteral("empty"), QString()},
                               {QStringLiteral("eq"), QStringLiteral("a=b")}}));
    }
    void readsNoBytesAsNoFields()
    {
        const auto form = parseForm({});
        QVERIFY(form);
        QVERIFY(form->empty());
    }
    void takesAnEqualDoubleOnce()
    {
        const auto form = parseForm("a=1&b=2&a=%31");
        QVERIFY(form);
        QCOMPARE(*form, (Pairs{{QStringLiteral("a"), QStringLiteral("1")},
                               {QStringLiteral("b"), QStringLiteral("2")}}));
    }
    void readsUnencodedJsonAndChinese()
    {
        const auto form = parseForm(R"(goods=[{"body":"测试"}])");
        QVERIFY(form);
        QCOMPARE(form->at(0).value, QStringLiteral(R"([{"body":"测试"}])"));
    }
    void keepsAByteOrderMark()
    {
        const auto form = parseForm("a=%EF%BB%BFb");
        QVERIFY(form);
        QCOMPARE(form->at(0).value.size(), 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("unequal double") << QByteArray("a=1&a=2");
        QTest::newRow("no equals sign") << QByteArray("a");
        QTest::newRow("no name") << QByteArray("=1");
        QTest::newRow("empty pair") << QByteArray("a=1&&b=2");
        QTest::newRow("ampersand at the end") << QByteArray("a=1&");
        QTest::newRow("lone percent") << QByteArray("a=1%");
        QTest::newRow("one digit") << QByteArray("a=%4");
        QTest::newRow("no digits") << QByteArray("a=%zz");
        QTest::newRow("digits of the next pair") << QByteArray("a=%4&41=1");
        QTest::newRow("blank") << QByteArray("a=1 2");
        QTest::newRow("line end") << QByteArray("a=1\r\n");
        QTest::newRow("NUL as it is") << QByteArray("a=\0", 3);
        QTest::newRow("NUL encoded") << QByteArray("a=%00");
        QTest::newRow("cut UTF-8") << QByteArray("a=%E4%B8");
        QTest::newRow("over-long UTF-8") << QByteArray("a=%C0%AF");
        QTest::newRow("surrogate") << QByteArray("a=%ED%A0%80");
        QTest::newRow("GBK") << QByteArray("a=%D6%D0");
        QTest::newRow("broken name") << QByteArray("%FF=1");
    }
    void refuses()
    {
        QFETCH(const QByteArray, form);
        const auto parsed = parseForm(form);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Malformed);
    }

    void keepsItsLimits()
    {
        const FormLimits limits{.bytes = 40, .fields = 3, .name = 4, .value = 8};
        QVERIFY(parseForm("a=1&b=2&c=3", limits));
        QVERIFY(parseForm("abcd=12345678", limits));
        for (const QByteArray& tooMuch :
             {QByteArray("a=1&b=2&c=3&d=4"), QByteArray("a=1&a=1&a=1&a=1"), QByteArray("abcde=1"),
              QByteArray("a=123456789"), QByteArray(40, 'a') + '='}) {
            const auto parsed = parseForm(tooMuch, limits);
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().code, ErrorCode::OutOfRange);
        }
    }

    void writesOnlyUnreservedCharactersAsTheyAre()
    {
        QByteArray form;
        appendFormField(form, "a b", "A-z0.9_~");
        appendFormField(form, "c", "1+1=2&中/%\n");
        QCOMPARE(form, QByteArray("a%20b=A-z0.9_~&c=1%2B1%3D2%26%E4%B8%AD%2F%25%0A"));
    }

    void readsWhatItHasWritten()
    {
        const bool ok = rc::check([](const std::vector<std::pair<std::string, std::string>>& raw) {
            QByteArray form;
            Pairs expected;
            std::set<QString> names;
            for (const auto& [first, second] : raw) {
                // Latin-1 letters make UTF-8 of one and two bytes.
                const QString name = QString::fromLatin1(QByteArrayView(first)).remove(QChar(0));
                const QString value = QString::fromLatin1(QByteArrayView(second)).remove(QChar(0));
                if (name.isEmpty() || name.size() > 60 || !names.insert(name).second)
                    continue;
                appendFormField(form, name.toUtf8(), value.toUtf8());
                expected.push_back({name, value});
            }
            const auto parsed = parseForm(form);
            RC_ASSERT(parsed.has_value());
            RC_ASSERT(*parsed == expected);
        });
        QVERIFY(ok);
    }
};

} // namespace till::wire

QTEST_APPLESS_MAIN(till::wire::TestForm)
#include "tst_form.moc"
