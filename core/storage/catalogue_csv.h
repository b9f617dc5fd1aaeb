// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>

namespace till::storage {

/// One row of a CSV file.
struct CsvRow {
    qint64 line = 1; ///< where it begins, counted from 1
    QStringList cells;
    bool tooLong = false; ///< more than CsvReader allows; the cells are cut
};

/// Takes CSV (RFC 4180, any line end) apart as it comes, in bounded memory. Around libcsv.
class CsvReader {
public:
    static constexpr qsizetype cellsMax = 64;
    static constexpr qsizetype rowBytesMax = 64 * 1024;
    static constexpr qsizetype cellBytesMax = 1024 * 1024;

    using OnRow = std::function<void(const CsvRow&)>;
    /// Rows without any text are passed over.
    explicit CsvReader(OnRow onRow);
    ~CsvReader();
    Q_DISABLE_COPY_MOVE(CsvReader)

    enum class Status {
        Fine,
        QuoteMalformed, ///< a quotation mark where none may stand, or the last one is missing
        CellTooLong,    ///< a cell beyond cellBytesMax: most likely a quotation mark is missing
    };
    /// UTF-8. After anything but Fine nothing more is read.
    [[nodiscard]] Status feed(QByteArrayView utf8);
    [[nodiscard]] Status finish();
    /// Line in which the row begins that is being read.
    [[nodiscard]] qint64 line() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace till::storage
