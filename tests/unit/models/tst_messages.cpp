// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/messages.h"

#include <QTest>

using namespace till::models;

/// What is said names the thing, the place and the way on.
class TestMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsTroubleNamesFileLineAndKey();
    void settingsTroubleOfAWholeFileNamesTheFile();
    void settingsTroubleCountsTheOthers();
};

void TestMessages::settingsTroubleNamesFileLineAndKey()
{
    const Message said =
        messageFor(SettingsTrouble{u"/etc/till/settings.toml"_qs, 3, u"printer.kind"_qs, 0});
    QVERIFY(said.headline.contains(u"/etc/till/settings.toml, line 3"));
    QVERIFY(said.headline.contains(u"printer.kind"));
    QCOMPARE(said.presence, Presence::Banner);
    QVERIFY(!said.nextStep.isEmpty());
}

void TestMessages::settingsTroubleOfAWholeFileNamesTheFile()
{
    const Message said = messageFor(SettingsTrouble{u"/etc/till/settings.toml"_qs, 0, {}, 0});
    QVERIFY(said.headline.contains(u"/etc/till/settings.toml"));
    QVERIFY(!said.headline.contains(u"line"));
}

void TestMessages::settingsTroubleCountsTheOthers()
{
    const SettingsTrouble one{u"settings.toml"_qs, 3, u"printer.kind"_qs, 0};
    SettingsTrouble three = one;
    three.more = 2;
    QVERIFY(!messageFor(one).nextStep.contains(u"more"));
    QVERIFY(messageFor(three).nextStep.contains(u"(2 more)"));
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
