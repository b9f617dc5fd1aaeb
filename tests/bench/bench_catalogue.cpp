// SPDX-License-Identifier: GPL-3.0-or-later
// bench_catalogue [goods] [folder]: how long looking up and searching take in a large catalogue.
// The catalogue is made on the first run and kept in the folder.
#include "core/catalog/search_keys.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_schema.h"
#include "tests/support/big_catalogue.h"

#include <sqlite3.h>
#include <time.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <vector>

using namespace till;

namespace {

using Clock = std::chrono::steady_clock;

double microseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::micro>(time).count();
}

/// What this thread has used of the processor.
double processorMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Times of one kind of call, in microseconds.
class Times {
public:
    void add(double time) { m_all.push_back(time); }
    [[nodiscard]] double at(double share)
    {
        std::sort(m_all.begin(), m_all.end());
        return m_all[static_cast<size_t>(share * static_cast<double>(m_all.size() - 1))];
    }

private:
    std::vector<double> m_all;
};

template<typename Value> Value must(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(result.error().detail));
        std::exit(1);
    }
    return *std::move(result);
}

void must(const Result<void>& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(result.error().detail));
        std::exit(1);
    }
}

class Bench {
public:
    Bench(const QString& path, qint64 count)
        : m_path(path), m_count(count), m_reader(must(storage::CatalogueReader::open(path)))
    {
    }
    void lookups();
    void searches();

private:
    catalog::Product any()
    {
        return support::plausibleProduct(
            std::uniform_int_distribution<qint64>(0, m_count - 1)(m_random));
    }
    qsizetype upTo(qsizetype most)
    {
        return std::uniform_int_distribution<qsizetype>(0, most)(m_random);
    }
    void search(const char* kind, const std::function<QString()>& words);
    catalog::SearchKeys anyKeys();

    QString m_path;
    qint64 m_count;
    std::unique_ptr<storage::CatalogueReader> m_reader;
    std::mt19937_64 m_random{20261120};
};

/// A prepared statement and nothing around it: what SQLite itself takes to give a row's columns.
class BareSelect {
public:
    BareSelect(storage::Database& database, const char* sql)
    {
        if (sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement,
                               nullptr) != SQLITE_OK)
            std::exit(1);
    }
    ~BareSelect() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(BareSelect)

    double time(qint64 id)
    {
        const auto begin = Clock::now();
        sqlite3_bind_int64(m_statement, 1, id);
        read();
        return microseconds(Clock::now() - begin);
    }
    double time(const QByteArray& key)
    {
        const auto begin = Clock::now();
        sqlite3_bind_text(m_statement, 1, key.constData(), static_cast<int>(key.size()),
                          SQLITE_STATIC);
        read();
        return microseconds(Clock::now() - begin);
    }

private:
    void read()
    {
        if (sqlite3_step(m_statement) != SQLITE_ROW)
            std::exit(1);
        for (int column = 0; column < sqlite3_column_count(m_statement); ++column)
            m_seen += sqlite3_column_bytes(m_statement, column);
        sqlite3_reset(m_statement);
    }

    sqlite3_stmt* m_statement = nullptr;
    qint64 m_seen = 0; ///< so that the reading is not optimised away
};

void Bench::lookups()
{
    // All read the same rows in turn, so that caches and the machine's mood are shared.
    storage::Database database = must(storage::openCatalogueForReading(m_path));
    BareSelect bareById(database, "SELECT * FROM product WHERE id = ?1");
    BareSelect bareByKey(database, "SELECT product.* FROM barcode CROSS JOIN product"
                                   " ON product.id = barcode.product WHERE barcode.key = ?1");
    Times byId;
    Times byKey;
    Times byBarcode;
    constexpr int rounds = 20'000;
    for (int round = 0; round < rounds; ++round) {
        const qint64 number = std::uniform_int_distribution<qint64>(0, m_count - 1)(m_random);
        const QString barcode = support::plausibleProduct(number).barcodes.first();
        const QByteArray key = barcode.toLatin1();
        for (const bool counts : {false, true}) { // the first read brings the row into the cache
            const double id = bareById.time(number + 1);
            const double bare = bareByKey.time(key);
            const auto begin = Clock::now();
            if (!must(m_reader->byBarcode(barcode)))
                std::exit(1);
            const double ours = microseconds(Clock::now() - begin);
            if (counts) {
                byId.add(id);
                byKey.add(bare);
                byBarcode.add(ours);
            }
        }
    }
    std::printf("%-46s %9s %9s %7s\n", "look-up", "p50 us", "p99 us", "ratio");
    const auto line = [&](const char* name, Times& times) {
        std::printf("%-46s %9.2f %9.2f %7.2f\n", name, times.at(0.5), times.at(0.99),
                    byBarcode.at(0.5) / times.at(0.5));
    };
    line("bare SELECT of the row by its id", byId);
    line("bare SELECT of the row by barcode", byKey);
    line("byBarcode, a whole product", byBarcode);
}

catalog::SearchKeys Bench::anyKeys()
{
    const auto page = must(m_reader->search(any().code.text(), 1));
    return catalog::searchKeys(page.hits.first().product.name, page.hits.first().pinyin);
}

void Bench::search(const char* kind, const std::function<QString()>& words)
{
    constexpr int rounds = 1000;
    constexpr int pageSize = 50;
    Times times;
    Times work;
    qsizetype hits = 0;
    QString slowest;
    double most = 0;
    for (int round = 0; round < rounds; ++round) {
        const QString typed = words();
        const double workBegin = processorMicroseconds();
        const auto begin = Clock::now();
        const auto page = must(m_reader->search(typed, pageSize));
        const double time = microseconds(Clock::now() - begin);
        const double spent = processorMicroseconds() - workBegin;
        times.add(time);
        work.add(spent);
        hits += page.hits.size();
        if (spent > most) {
            most = spent;
            slowest = typed;
        }
    }
    std::printf("%-46s %9.2f %9.2f %9.2f %9.2f %6lld  %s\n", kind, times.at(0.5) / 1000,
                times.at(0.99) / 1000, work.at(0.99) / 1000, work.at(1) / 1000,
                static_cast<long long>(hits / rounds), qUtf8Printable(slowest));
}

void Bench::searches()
{
    // On a busy machine the clock shows other programs' work too, the processor time does not.
    std::printf("\n%-46s %9s %9s %9s %9s %6s  %s\n", "search, first page of 50", "p50 ms", "p99 ms",
                "cpu p99", "cpu max", "hits", "slowest");
    const auto piece = [this](const QString& text, qsizetype from, qsizetype length) {
        return text.mid(from, length);
    };
    const auto inName = [&](qsizetype length) {
        return [&, length] {
            const QString flat = anyKeys().flat;
            return piece(flat, upTo(flat.size() - length), length);
        };
    };
    search("one character of a name", inName(1));
    search("two characters", inName(2));
    search("four characters", inName(4));
    search("a whole name", [&] { return any().name; });
    const auto pinyin = [&](bool head) {
        return [&, head] {
            const catalog::SearchKeys keys = anyKeys();
            const qsizetype from =
                head ? 0 : keys.starts[upTo(std::min<qsizetype>(keys.starts.size() - 1, 6))];
            return piece(keys.pinyin, from, 1 + upTo(13));
        };
    };
    search("pinyin from the beginning, 1 to 14 letters", pinyin(true));
    search("pinyin from the middle", pinyin(false));
    const auto initials = [&](qsizetype length, bool head) {
        return [&, length, head] {
            const QString text = anyKeys().initials;
            return piece(text, head ? 0 : upTo(text.size() - length), length);
        };
    };
    search("one initial", initials(1, true));
    search("two initials from the middle", initials(2, false));
    search("three initials from the middle", initials(3, false));
    search("four initials from the beginning", initials(4, true));
    search("five initials from the middle", initials(5, false));
    search("brand and size", [&] {
        const QStringList parts = any().name.split(u' ');
        return parts.first() + parts.last().left(3);
    });
    search("two characters of different goods",
           [&] { return QString(any().name[0]) + u' ' + anyKeys().flat.mid(4, 1); });
    search("initials of different goods",
           [&] { return anyKeys().initials.left(2) + u' ' + anyKeys().initials.mid(3, 2); });
    search("words of different goods", [&] {
        return any().name.mid(0, 2) + u' ' + anyKeys().flat.mid(4, 2) + u' ' +
               anyKeys().flat.mid(6, 2);
    });
    search("letters at random, 1 to 6", [&] {
        QString text;
        for (qsizetype left = 1 + upTo(5); left > 0; --left)
            text += QChar(static_cast<char16_t>(u'a' + upTo(25)));
        return text;
    });
    search("barcode tail, 4 digits", [&] { return any().barcodes.first().right(4); });
    search("barcode tail, 6 digits", [&] { return any().barcodes.first().right(6); });
    search("beginning of a code, 1 to 7 digits",
           [&] { return any().code.text().left(1 + upTo(6)); });
    search("digits at random, 1 to 5",
           [&] { return QString::number(upTo(99'999)).left(1 + upTo(4)); });
}

} // namespace

int main(int argc, char** argv)
{
    const qint64 count = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    const QString folder = argc > 2 ? QFile::decodeName(argv[2]) : QDir::tempPath();
    if (count <= 0) {
        std::fprintf(stderr, "usage: bench_catalogue [goods] [folder]\n");
        return 64;
    }
    const QString path = QDir(folder).filePath(QStringLiteral("till-bench-%1.db").arg(count));
    const auto begin = Clock::now();
    must(support::makeBigCatalogue(path, count));
    std::printf("%lld goods, ready after %.1f s, %lld MB\n\n", static_cast<long long>(count),
                microseconds(Clock::now() - begin) / 1e6,
                static_cast<long long>(QFileInfo(path).size() / 1'000'000));
    Bench bench(path, count);
    bench.lookups();
    bench.searches();
    return 0;
}
