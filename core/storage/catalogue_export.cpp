// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_schema.h"
#include "core/storage/catalogue_transfer.h"

#include <csv.h>

#include <QStringEncoder>

#include <algorithm>

namespace till::storage {

namespace {

constexpr qsizetype chunkCharacters = 64 * 1024;

/// Quoted only where it must be, so that the file stays readable.
QByteArray csvCell(const QString& cell)
{
    const QByteArray plain = cell.toUtf8();
    const bool quoted = std::any_of(plain.cbegin(), plain.cend(), [](char c) {
        return c == ',' || c == '"' || c == '\r' || c == '\n';
    });
    if (!quoted)
        return plain;
    QByteArray out(plain.size() * 2 + 2, Qt::Uninitialized);
    const size_t size = csv_write(out.data(), static_cast<size_t>(out.size()), plain.constData(),
                                  static_cast<size_t>(plain.size()));
    out.truncate(static_cast<qsizetype>(size));
    return out;
}

QString csvLine(const QStringList& cells)
{
    QByteArray line;
    for (const QString& cell : cells) {
        if (!line.isEmpty())
            line += ',';
        line += csvCell(cell);
    }
    return QString::fromUtf8(line) + QStringLiteral("\r\n");
}

/// Collects lines and writes them in the file's encoding.
class Output {
public:
    Output(QIODevice& file, TextEncoding encoding)
        : m_file(file), m_encoder(encoding == TextEncoding::Utf8 ? "UTF-8" : "GB18030")
    {
        if (encoding == TextEncoding::Utf8)
            m_text = QChar(QChar::ByteOrderMark);
    }

    [[nodiscard]] Result<void> add(const QStringList& cells)
    {
        m_text += csvLine(cells);
        return m_text.size() < chunkCharacters ? Result<void>() : flush();
    }
    [[nodiscard]] Result<void> flush()
    {
        if (!m_encoder.isValid())
            return failure(ErrorCode::Fault, QStringLiteral("no encoder for GB18030"));
        const QByteArray bytes = m_encoder.encode(m_text);
        m_text.clear();
        if (m_file.write(bytes) != bytes.size())
            return failure(ErrorCode::Fault,
                           QStringLiteral("write of the goods file: %1").arg(m_file.errorString()));
        return {};
    }

private:
    QIODevice& m_file;
    QStringEncoder m_encoder;
    QString m_text;
};

} // namespace

Result<qint64> exportCatalogue(const QString& cataloguePath, QIODevice& file,
                               const ExportOptions& options, const TransferProgress& progress)
{
    Result<Database> database = openCatalogueForReading(cataloguePath);
    if (!database)
        return failure(database.error());
    const Result<qint64> total = database->integer("SELECT count(*) FROM product");
    if (!total)
        return failure(total.error());
    Output output(file, options.encoding);
    QStringList header;
    for (const catalog::Column column : catalog::allColumns)
        header.append(catalog::columnName(column, options.names));
    if (const Result<void> done = output.add(header); !done)
        return failure(done.error());
    Result<Statement> all = database->prepare("SELECT * FROM product ORDER BY id");
    if (!all)
        return failure(all.error());
    qint64 count = 0;
    for (;;) {
        const Result<bool> row = all->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        const auto done = output.add(catalog::rowCells(readCatalogueRow(*all).product));
        if (!done)
            return failure(done.error());
        constexpr qint64 reportEach = 1000;
        if (++count % reportEach == 0 && progress && progress(count, *total) == Proceed::Stop)
            return failure(ErrorCode::Refused, QStringLiteral("export was cancelled"));
    }
    if (const Result<void> done = output.flush(); !done)
        return failure(done.error());
    return count;
}

} // namespace till::storage
