// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/words.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <utility>

namespace till::tidy {
namespace {

enum class Where { Code, Everything };

/// A word that is not said in some rooms, and what is said instead.
struct Word {
    QString pattern;
    QString instead;
};

const QStringList& pureRooms()
{
    static const QStringList rooms{u"core/base"_qs,    u"core/ports"_qs, u"core/catalog"_qs,
                                   u"core/barcode"_qs, u"core/sale"_qs,  u"core/receipt"_qs,
                                   u"core/wire"_qs,    u"core/staff"_qs, u"devices/escpos"_qs};
    return rooms;
}

const QList<Word>& impureWords()
{
    static const QList<Word> words{
        {u"\\b(currentDateTime|currentDateTimeUtc|currentDate|currentTime"
         "|currentMSecsSinceEpoch|currentSecsSinceEpoch)\\b"_qs,
         u"take an Instant or a QDate as a parameter"_qs},
        {u"\\b(system_clock|steady_clock|QElapsedTimer|QDeadlineTimer|time\\s*\\(|clock_gettime)"_qs,
         u"take an Instant as a parameter, or ask ports::Clock in a service"_qs},
        {u"\\b(QTimer|QBasicTimer|startTimer)\\b"_qs, u"return when to wake; a service waits"_qs},
        {u"\\b(QRandomGenerator|random_device|mt19937|s?rand\\s*\\(|RAND_bytes)"_qs,
         u"take the random bytes as a parameter"_qs},
        {u"\\b(QFile|QFileInfo|QSaveFile|QDir|QTemporaryFile|QTemporaryDir|fopen|[io]?fstream)\\b"_qs,
         u"take and return bytes; storage, settings and devices do the reading"_qs},
        {u"\\b(QTcpSocket|QUdpSocket|QLocalSocket|QSerialPort|QNetwork\\w*)\\b"_qs,
         u"take and return bytes; devices move them"_qs},
        {u"\\b(QThread|QMutex|QtConcurrent|std::thread|std::mutex|std::async)\\b"_qs,
         u"be a function of values; services own threads"_qs},
        {u"\\b(QSql\\w*|sqlite3\\w*)\\b"_qs, u"put a door into core/ports; core/storage is SQL"_qs},
        {u"\\b(QSettings|getenv|qgetenv|qEnvironmentVariable\\w*)\\b"_qs,
         u"take a value; settings are read in app and services"_qs},
        {u"\\bQ(Core|Gui)?Application\\b"_qs, u"take what is needed as a parameter"_qs},
    };
    return words;
}

QList<Finding> find(const Source& source, Where where, const QList<Word>& words)
{
    QList<Finding> findings;
    const QStringList& lines = where == Where::Code ? source.code : source.lines;
    for (const Word& word : words) {
        const QRegularExpression pattern(word.pattern);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QRegularExpressionMatch match = pattern.match(lines.at(i));
            if (match.hasMatch())
                findings.append({source.path, static_cast<int>(i) + 1,
                                 u"\"%1\": %2"_qs.arg(match.captured().trimmed(), word.instead)});
        }
    }
    return findings;
}

QList<Finding> purity(const Source& source)
{
    if (!source.isCpp() || !pureRooms().contains(source.room()))
        return {};
    QList<Word> words = impureWords();
    // Asynchronous doors answer with signals.
    if (source.room() != u"core/ports")
        words.append({u"\\b(QObject|Q_OBJECT|Q_SIGNALS)\\b"_qs,
                      u"be a value or a function; services and doors are objects"_qs});
    return find(source, Where::Code, words);
}

QList<Finding> sentences(const Source& source)
{
    if (!source.isCpp() ||
        !(source.path.startsWith(u"core/") || source.path.startsWith(u"devices/")))
        return {};
    return find(
        source, Where::Code,
        {{u"\\b(tr|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\s*\\(|\\bQCoreApplication::translate\\b"_qs,
          u"return a code; sentences for people are made in ui/models"_qs}});
}

QList<Finding> fractions(const Source& source)
{
    static const QStringList money{u"core/base"_qs, u"core/catalog"_qs, u"core/sale"_qs,
                                   u"core/receipt"_qs};
    if (!source.isCpp() || !money.contains(source.room()))
        return {};
    return find(source, Where::Code,
                {{u"\\b(double|float|qreal|toDouble|toFloat)\\b"_qs,
                  u"money is whole fen and quantity whole thousandths; see core/base/money.h"_qs}});
}

QList<Finding> notes(const Source& source)
{
    return find(source, Where::Everything,
                {{u"\\b(TODO|FIXME|XXX|HACK)\\b"_qs,
                  u"do it, or write an issue; a comment says why something is as it is"_qs}});
}

QList<Finding> sleeps(const Source& source)
{
    if (!source.isCpp() || !source.path.startsWith(u"tests/"))
        return {};
    return find(source, Where::Code,
                {{u"\\b(qSleep|qWait|sleep_for|sleep_until|usleep|nanosleep)\\s*\\(|"
                  "\\bQThread::m?u?sleep\\b|(^|[^.\\w])::?sleep\\s*\\("_qs,
                  u"wait for the thing itself: QTRY_*, QSignalSpy::wait, or a clock that the test "
                  "moves"_qs}});
}

/// Whether "../" repeated so often leads out of the project from where the file stands.
bool leavesProject(const Source& source, qsizetype steps)
{
    return steps > source.path.count(u'/');
}

QList<Finding> machines(const Source& source)
{
    // Where people and build services keep their copies; devices and system folders are fine.
    QList<Finding> findings =
        find(source, Where::Everything,
             {{u"(?<![\\w.:\\-/})\\]*])/(home|root|Users|mnt|media|builds|work\\w*)/"_qs,
               u"name the place relative to the project, or take it as a parameter"_qs}});
    static const QRegularExpression upwards(u"(?<![\\w/])((?:\\.\\./)+)\\w"_qs);
    for (qsizetype i = 0; i < source.lines.size(); ++i) {
        const QRegularExpressionMatch match = upwards.match(source.lines.at(i));
        if (match.hasMatch() && leavesProject(source, match.capturedLength(1) / 3))
            findings.append({source.path, static_cast<int>(i) + 1,
                             u"the project stands alone: name what is in it"_qs});
    }
    return findings;
}

QList<Finding> keywords(const Source& source)
{
    if (!source.isCpp())
        return {};
    QList<Word> words{
        {u"^\\s*(signals|(public|protected|private) slots)\\s*:|\\bQT_USE_NAMESPACE\\b"_qs,
         u"write Q_SIGNALS and Q_SLOTS"_qs}};
    // A test may have to let a window paint; a program that does so re-enters itself.
    if (source.room() != u"tests")
        words.append({u"\\bprocessEvents\\s*\\("_qs, u"return to the event loop"_qs});
    return find(source, Where::Code, words);
}

} // namespace

QList<Rule> wordRules()
{
    return {
        {u"pure rooms are pure"_qs, purity},
        {u"sentences for people stand in ui/models"_qs, sentences},
        {u"no fractions near money"_qs, fractions},
        {u"no notes to oneself"_qs, notes},
        {u"tests do not sleep"_qs, sleeps},
        {u"no places of one machine"_qs, machines},
        {u"no keywords of Qt, no nested loops"_qs, keywords},
    };
}

} // namespace till::tidy
