// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_csv.h"

#include <csv.h>

#include <algorithm>
#include <utility>

namespace till::storage {

struct CsvReader::Parser {
    explicit Parser(OnRow callback) : onRow(std::move(callback))
    {
        // Strict: a stray quotation mark means that rows may have run together, and guessing where
        // they end would import goods with other goods' prices. Every line end is reported, so that
        // lines can be counted.
        csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    }
    ~Parser() { csv_free(&csv); }
    Q_DISABLE_COPY_MOVE(Parser)

    void cell(QByteArrayView text)
    {
        if (row.cells.isEmpty() && !row.tooLong)
            row.line = line;
        line += std::count(text.begin(), text.end(), '\n');
        rowBytes += text.size();
        hasText = hasText || !text.isEmpty();
        if (row.cells.size() == cellsMax || rowBytes > rowBytesMax)
            row.tooLong = true;
        else
            row.cells.append(QString::fromUtf8(text));
        afterCarriageReturn = false;
    }

    void lineEnd(int character)
    {
        const bool begun = !row.cells.isEmpty() || row.tooLong;
        if (begun && hasText)
            onRow(row);
        row = {};
        rowBytes = 0;
        hasText = false;
        // CR LF is one line end.
        if (!(character == '\n' && afterCarriageReturn && !begun))
            ++line;
        afterCarriageReturn = character == '\r';
        row.line = line;
    }

    static void onCell(void* text, size_t size, void* self)
    {
        static_cast<Parser*>(self)->cell(
            QByteArrayView(static_cast<const char*>(text), static_cast<qsizetype>(size)));
    }
    static void onLineEnd(int character, void* self)
    {
        static_cast<Parser*>(self)->lineEnd(character);
    }

    csv_parser csv{};
    OnRow onRow;
    CsvRow row;
    qsizetype rowBytes = 0;
    bool hasText = false;
    bool afterCarriageReturn = false;
    qint64 line = 1;
};

CsvReader::CsvReader(OnRow onRow) : m_parser(std::make_unique<Parser>(std::move(onRow))) {}
CsvReader::~CsvReader() = default;

CsvReader::Status CsvReader::feed(QByteArrayView utf8)
{
    // In small steps, so that a cell without end is noticed before it has filled the memory.
    constexpr qsizetype stepBytes = 64 * 1024;
    while (!utf8.isEmpty()) {
        const QByteArrayView step = utf8.first(std::min(utf8.size(), stepBytes));
        utf8 = utf8.sliced(step.size());
        const auto size = static_cast<size_t>(step.size());
        if (csv_parse(&m_parser->csv, step.data(), size, &Parser::onCell, &Parser::onLineEnd,
                      m_parser.get()) != size)
            return Status::QuoteMalformed;
        if (m_parser->csv.entry_pos > static_cast<size_t>(cellBytesMax))
            return Status::CellTooLong;
    }
    return Status::Fine;
}

CsvReader::Status CsvReader::finish()
{
    const int code = csv_fini(&m_parser->csv, &Parser::onCell, &Parser::onLineEnd, m_parser.get());
    return code == 0 ? Status::Fine : Status::QuoteMalformed;
}

qint64 CsvReader::line() const
{
    return m_parser->row.cells.isEmpty() ? m_parser->line : m_parser->row.line;
}

} // namespace till::storage
