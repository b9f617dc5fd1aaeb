// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secret_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>

using namespace till;
using till::settings::SecretFiles;

namespace {

mode_t modeOf(const QString& path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

bool setMode(const QString& path, mode_t mode)
{
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
}

} // namespace

class TestSecretFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsStoredIsLoaded_data();
    void whatIsStoredIsLoaded();
    void storingAgainReplaces();
    void onlyTheOwnerMayReadFileAndDirectory();
    void umaskDoesNotMatter();
    void unknownNameIsNotFound();
    void noDirectoryYetIsNotFound();
    void refusesALooseDirectory();
    void refusesALooseFile();
    void refusesALinkInPlaceOfAFile();
    void refusesWhatIsNoName_data();
    void refusesWhatIsNoName();
    void aRestOfAnInterruptedStoreIsNoObstacle();
    void refusesWhatIsTooLarge();

private:
    [[nodiscard]] QString place() const { return m_directory->filePath(u"secrets"_qs); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestSecretFile::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void TestSecretFile::whatIsStoredIsLoaded_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("text") << QByteArray("hunter2");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("any byte") << QByteArray("\0\n\xff\r x\0", 7);
    QTest::newRow("largest") << QByteArray(SecretFiles::bytesMax, 'k');
}

void TestSecretFile::whatIsStoredIsLoaded()
{
    QFETCH(QByteArray, value);
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"acquirer.key"_qs, Secret(QByteArray(value))).has_value());
    const Result<Secret> loaded = SecretFiles(place()).load(u"acquirer.key"_qs);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->reveal(), value);
}

void TestSecretFile::storingAgainReplaces()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("a long first value"))).has_value());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("short"))).has_value());
    QCOMPARE(secrets.load(u"a"_qs)->reveal(), QByteArray("short"));
    QCOMPARE(QDir(place()).entryList(QDir::Files | QDir::Hidden), QStringList(u"a"_qs));
}

void TestSecretFile::onlyTheOwnerMayReadFileAndDirectory()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QCOMPARE(modeOf(place()), mode_t{0700});
    QCOMPARE(modeOf(place() + u"/a"_qs), mode_t{0600});
}

void TestSecretFile::umaskDoesNotMatter()
{
    const mode_t before = ::umask(0);
    SecretFiles secrets(place());
    const Result<void> stored = secrets.store(u"a"_qs, Secret(QByteArray("x")));
    ::umask(before);
    QVERIFY(stored.has_value());
    QCOMPARE(modeOf(place()), mode_t{0700});
    QCOMPARE(modeOf(place() + u"/a"_qs), mode_t{0600});
}

void TestSecretFile::unknownNameIsNotFound()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QCOMPARE(secrets.load(u"b"_qs).error().code, ErrorCode::NotFound);
}

void TestSecretFile::noDirectoryYetIsNotFound()
{
    QCOMPARE(SecretFiles(place()).load(u"a"_qs).error().code, ErrorCode::NotFound);
}

void TestSecretFile::refusesALooseDirectory()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QVERIFY(setMode(place(), 0750));
    const Result<Secret> loaded = secrets.load(u"a"_qs);
    QCOMPARE(loaded.error().code, ErrorCode::Refused);
    QVERIFY(loaded.error().detail.contains(u"0750"_qs));
    QVERIFY(loaded.error().detail.contains(place()));
    QCOMPARE(secrets.store(u"a"_qs, Secret(QByteArray("y"))).error().code, ErrorCode::Refused);
}

void TestSecretFile::refusesALooseFile()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QVERIFY(setMode(place() + u"/a"_qs, 0604));
    QCOMPARE(secrets.load(u"a"_qs).error().code, ErrorCode::Refused);
    // Stored anew, it is private again.
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("y"))).has_value());
    QCOMPARE(secrets.load(u"a"_qs)->reveal(), QByteArray("y"));
}

void TestSecretFile::refusesALinkInPlaceOfAFile()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QVERIFY(QFile::link(place() + u"/a"_qs, place() + u"/b"_qs));
    QVERIFY(!secrets.load(u"b"_qs).has_value());
}

void TestSecretFile::refusesWhatIsNoName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("this directory") << u"."_qs;
    QTest::newRow("directory above") << u".."_qs;
    QTest::newRow("elsewhere") << u"../other"_qs;
    QTest::newRow("upper case") << u"Key"_qs;
    QTest::newRow("not ASCII") << u"密钥"_qs;
    QTest::newRow("too long") << QString(65, u'a');
}

void TestSecretFile::refusesWhatIsNoName()
{
    QFETCH(QString, name);
    SecretFiles secrets(place());
    QCOMPARE(secrets.load(name).error().code, ErrorCode::Malformed);
    QCOMPARE(secrets.store(name, Secret(QByteArray("x"))).error().code, ErrorCode::Malformed);
}

void TestSecretFile::aRestOfAnInterruptedStoreIsNoObstacle()
{
    SecretFiles secrets(place());
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("x"))).has_value());
    QFile rest(place() + u"/a.NEW"_qs);
    QVERIFY(rest.open(QIODevice::WriteOnly));
    rest.close();
    QVERIFY(secrets.store(u"a"_qs, Secret(QByteArray("y"))).has_value());
    QCOMPARE(secrets.load(u"a"_qs)->reveal(), QByteArray("y"));
    QVERIFY(!rest.exists());
}

void TestSecretFile::refusesWhatIsTooLarge()
{
    SecretFiles secrets(place());
    const Secret large(QByteArray(SecretFiles::bytesMax + 1, 'k'));
    QCOMPARE(secrets.store(u"a"_qs, large).error().code, ErrorCode::OutOfRange);
    QCOMPARE(secrets.load(u"a"_qs).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestSecretFile)
#include "tst_secret_file.moc"
