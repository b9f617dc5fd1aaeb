// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/protocols.h"
#include "app/desk/training_acquirer.h"
#include "tests/support/seeded_random.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace till;

/// The acquirer of a till in training: a real till-sandbox beside this program.
class TestTrainingAcquirer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesUpWithAKeyOfItsOwn();
    void comesBackWhenItDies();
    void endsWithItsOwner();

private:
    QTemporaryDir m_folder;
    support::SeededRandom m_random;
};

void TestTrainingAcquirer::comesUpWithAKeyOfItsOwn()
{
    desk::TrainingAcquirer acquirer(m_folder.path(), m_random);
    QVERIFY(acquirer.setups().first().key == nullptr); // nothing can be paid yet: it is known
    acquirer.start();
    QTRY_VERIFY_WITH_TIMEOUT(acquirer.setups().first().key != nullptr, 20'000);
    QStringList names;
    for (const services::ChannelSetup& each : acquirer.setups()) {
        names.append(each.channel->traits().name);
        QCOMPARE(each.key->reveal().size(), 32);
    }
    QCOMPARE(names,
             QStringList({u"poslink"_qs, u"netpay"_qs, u"mmsp"_qs, u"quickpay"_qs, u"gateway"_qs}));
    // With these numbers requests can be made.
    for (const desk::KnownProtocol& each : desk::knownProtocols(acquirer.values())) {
        if (each.enabled)
            QCOMPARE(each.trouble, QString());
    }
}

void TestTrainingAcquirer::comesBackWhenItDies()
{
    desk::TrainingAcquirer acquirer(m_folder.path(), m_random);
    acquirer.start();
    QTRY_VERIFY_WITH_TIMEOUT(acquirer.setups().first().key != nullptr, 20'000);
    const QByteArray firstKey = acquirer.setups().first().key->reveal();
    QSignalSpy changes(&acquirer, &desk::TrainingAcquirer::changed);
    acquirer.findChild<QProcess*>()->kill();
    QVERIFY(changes.wait(20'000));
    QVERIFY(acquirer.setups().first().key == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(acquirer.setups().first().key != nullptr, 20'000);
    QVERIFY(acquirer.setups().first().key->reveal() != firstKey);
}

void TestTrainingAcquirer::endsWithItsOwner()
{
    qint64 child = 0;
    {
        desk::TrainingAcquirer acquirer(m_folder.path(), m_random);
        acquirer.start();
        QTRY_VERIFY_WITH_TIMEOUT(acquirer.setups().first().key != nullptr, 20'000);
        child = acquirer.findChild<QProcess*>()->processId();
        QVERIFY(QFile::exists(u"/proc/%1"_qs.arg(child)));
    }
    QVERIFY(!QFile::exists(u"/proc/%1"_qs.arg(child)));
}

QTEST_GUILESS_MAIN(TestTrainingAcquirer)
#include "tst_training_acquirer.moc"
