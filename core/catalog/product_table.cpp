// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/product_table.h"

#include "core/catalog/gtin.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace till::catalog {

namespace {

constexpr qsizetype codeLengthMax = 20;
constexpr qsizetype barcodeLengthMax = 48;
constexpr qsizetype nameLengthMax = 80;
constexpr qsizetype categoryLengthMax = 40;
constexpr qsizetype unitLengthMax = 16;
constexpr qsizetype pluLength = 5;
constexpr qsizetype shownLengthMax = 40;

struct Heading {
    Column column;
    const char16_t* english;
    const char16_t* chinese;
};

constexpr Heading headings[] = {
    {Column::Code, u"code", u"货号"},
    {Column::Barcode, u"barcode", u"条码"},
    {Column::Name, u"name", u"品名"},
    {Column::Category, u"category", u"分类"},
    {Column::Unit, u"unit", u"单位"},
    {Column::Price, u"price", u"售价"},
    {Column::Weighed, u"weighed", u"称重"},
    {Column::Plu, u"plu", u"PLU"},
    {Column::Discountable, u"discountable", u"可折扣"},
};

TableIssue issue(IssueCode code, std::optional<Column> column, QStringView text = {})
{
    return {code, column, text.first(std::min(text.size(), shownLengthMax)).toString()};
}

bool isCodeText(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c > QChar(0x20) && c < QChar(0x7f); });
}

bool hasControl(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator;
    });
}

/// Reads the cells of one row.
class Cells {
public:
    explicit Cells(TableRow& row) : m_row(row) {}

    void read(Column column, const QString& cell);

private:
    void complain(IssueCode code, Column column, QStringView cell)
    {
        m_row.issues.append(issue(code, column, cell));
    }
    QString text(Column column, const QString& cell, qsizetype lengthMax);
    void readCode(const QString& cell);
    void readBarcodes(const QString& cell);
    void readName(const QString& cell);
    void readPrice(const QString& cell);
    void readPlu(const QString& cell);
    std::optional<bool> flag(Column column, const QString& cell);

    TableRow& m_row;
};

QString Cells::text(Column column, const QString& cell, qsizetype lengthMax)
{
    if (cell.size() > lengthMax)
        complain(IssueCode::TooLong, column, cell);
    return cell;
}

void Cells::readCode(const QString& cell)
{
    if (cell.isEmpty())
        complain(IssueCode::Missing, Column::Code, cell);
    else if (cell.size() > codeLengthMax || !isCodeText(cell))
        complain(IssueCode::CodeMalformed, Column::Code, cell);
    m_row.patch.code = ProductCode(cell);
}

void Cells::readBarcodes(const QString& cell)
{
    static const QRegularExpression separators(QStringLiteral("[\\s|]+"));
    static const QRegularExpression rounded(QStringLiteral("^\\d(\\.\\d+)?[eE]\\+?\\d+$"));
    QStringList barcodes = cell.split(separators, Qt::SkipEmptyParts);
    QSet<QString> seen;
    for (const QString& barcode : std::as_const(barcodes)) {
        const QString canonical = canonicalBarcode(barcode);
        if (seen.contains(canonical))
            complain(IssueCode::BarcodeTwice, Column::Barcode, barcode);
        seen.insert(canonical);
        const qsizetype size = barcode.size();
        if (rounded.match(barcode).hasMatch())
            complain(IssueCode::BarcodeRounded, Column::Barcode, barcode);
        else if (size > barcodeLengthMax || !isCodeText(barcode))
            complain(IssueCode::BarcodeMalformed, Column::Barcode, barcode);
        else if ((size == 8 || (size >= 12 && size <= 14)) && isDigits(barcode) && !isGtin(barcode))
            complain(IssueCode::CheckDigitWrong, Column::Barcode, barcode);
    }
    m_row.patch.barcodes = std::move(barcodes);
}

void Cells::readName(const QString& cell)
{
    if (cell.isEmpty())
        complain(IssueCode::Missing, Column::Name, cell);
    m_row.patch.name = text(Column::Name, cell, nameLengthMax);
}

void Cells::readPrice(const QString& cell)
{
    if (cell.isEmpty()) {
        complain(IssueCode::Missing, Column::Price, cell);
        return;
    }
    const Result<Money> price = Money::parse(cell);
    if (price && price->isNegative()) {
        complain(IssueCode::PriceNegative, Column::Price, cell);
    } else if (price) {
        m_row.patch.price = *price;
    } else if (price.error().code != ErrorCode::OutOfRange) {
        complain(IssueCode::PriceMalformed, Column::Price, cell);
    } else {
        // One code covers both ways of being out of range; the yuan alone tell them apart.
        const bool large = !Money::parse(cell.section(u'.', 0, 0)).has_value();
        complain(large ? IssueCode::PriceTooLarge : IssueCode::PriceTooFine, Column::Price, cell);
    }
}

void Cells::readPlu(const QString& cell)
{
    // Spreadsheets eat leading zeros.
    if (!cell.isEmpty() && (cell.size() > pluLength || !isDigits(cell)))
        complain(IssueCode::PluMalformed, Column::Plu, cell);
    m_row.patch.plu = cell.isEmpty() ? QString() : cell.rightJustified(pluLength, u'0');
}

std::optional<bool> Cells::flag(Column column, const QString& cell)
{
    static const QStringList yes{QStringLiteral("1"), QStringLiteral("是"), QStringLiteral("yes"),
                                 QStringLiteral("y"), QStringLiteral("true")};
    static const QStringList no{QStringLiteral("0"), QStringLiteral("否"), QStringLiteral("no"),
                                QStringLiteral("n"), QStringLiteral("false")};
    const QString small = cell.toLower();
    if (yes.contains(small))
        return true;
    if (!no.contains(small) && !small.isEmpty())
        complain(IssueCode::FlagMalformed, column, cell);
    if (small.isEmpty())
        return std::nullopt;
    return false;
}

void Cells::read(Column column, const QString& cell)
{
    if (cell.contains(QChar::ReplacementCharacter)) {
        complain(IssueCode::EncodingBroken, column, cell);
        return;
    }
    if (hasControl(cell)) {
        complain(IssueCode::ControlCharacter, column, cell);
        return;
    }
    ProductPatch& patch = m_row.patch;
    switch (column) {
    case Column::Code:
        return readCode(cell);
    case Column::Barcode:
        return readBarcodes(cell);
    case Column::Name:
        return readName(cell);
    case Column::Category:
        patch.category = text(column, cell, categoryLengthMax);
        return;
    case Column::Unit:
        patch.unit = text(column, cell, unitLengthMax);
        return;
    case Column::Price:
        return readPrice(cell);
    case Column::Weighed:
        patch.measure = flag(column, cell).value_or(false) ? Measure::Kilograms : Measure::Pieces;
        return;
    case Column::Plu:
        return readPlu(cell);
    case Column::Discountable:
        patch.discountable = flag(column, cell).value_or(true);
        return;
    }
}

} // namespace

QString columnName(Column column, ColumnNames names)
{
    const auto* heading = std::find_if(std::begin(headings), std::end(headings),
                                       [column](const Heading& h) { return h.column == column; });
    return QString::fromUtf16(names == ColumnNames::English ? heading->english : heading->chinese);
}

std::optional<Column> columnNamed(QStringView name)
{
    const QString plain = name.trimmed().toString().toLower();
    for (const Heading& heading : headings) {
        if (plain == QString::fromUtf16(heading.english) ||
            plain == QString::fromUtf16(heading.chinese).toLower())
            return heading.column;
    }
    return std::nullopt;
}

QString issueCodeName(IssueCode code)
{
    switch (code) {
    case IssueCode::HeaderMissing:
        return QStringLiteral("headerMissing");
    case IssueCode::ColumnMissing:
        return QStringLiteral("columnMissing");
    case IssueCode::ColumnTwice:
        return QStringLiteral("columnTwice");
    case IssueCode::ColumnUnknown:
        return QStringLiteral("columnUnknown");
    case IssueCode::QuoteMalformed:
        return QStringLiteral("quoteMalformed");
    case IssueCode::FieldTooLong:
        return QStringLiteral("fieldTooLong");
    case IssueCode::RowTooLong:
        return QStringLiteral("rowTooLong");
    case IssueCode::FieldCount:
        return QStringLiteral("fieldCount");
    case IssueCode::EncodingBroken:
        return QStringLiteral("encodingBroken");
    case IssueCode::ControlCharacter:
        return QStringLiteral("controlCharacter");
    case IssueCode::Missing:
        return QStringLiteral("missing");
    case IssueCode::TooLong:
        return QStringLiteral("tooLong");
    case IssueCode::CodeMalformed:
        return QStringLiteral("codeMalformed");
    case IssueCode::BarcodeMalformed:
        return QStringLiteral("barcodeMalformed");
    case IssueCode::BarcodeRounded:
        return QStringLiteral("barcodeRounded");
    case IssueCode::CheckDigitWrong:
        return QStringLiteral("checkDigitWrong");
    case IssueCode::PriceMalformed:
        return QStringLiteral("priceMalformed");
    case IssueCode::PriceNegative:
        return QStringLiteral("priceNegative");
    case IssueCode::PriceTooFine:
        return QStringLiteral("priceTooFine");
    case IssueCode::PriceTooLarge:
        return QStringLiteral("priceTooLarge");
    case IssueCode::FlagMalformed:
        return QStringLiteral("flagMalformed");
    case IssueCode::PluMalformed:
        return QStringLiteral("pluMalformed");
    case IssueCode::CodeTwice:
        return QStringLiteral("codeTwice");
    case IssueCode::BarcodeTwice:
        return QStringLiteral("barcodeTwice");
    case IssueCode::BarcodeTaken:
        return QStringLiteral("barcodeTaken");
    case IssueCode::PluTwice:
        return QStringLiteral("pluTwice");
    case IssueCode::PluTaken:
        return QStringLiteral("pluTaken");
    }
    Q_UNREACHABLE();
}

bool isNotice(IssueCode code)
{
    return code == IssueCode::CheckDigitWrong || code == IssueCode::ColumnUnknown;
}

bool TableHeader::isUsable() const
{
    return std::all_of(issues.cbegin(), issues.cend(),
                       [](const TableIssue& each) { return isNotice(each.code); });
}

TableHeader readHeader(const QStringList& cells)
{
    TableHeader header;
    for (const QString& cell : cells) {
        const std::optional<Column> column = columnNamed(cell);
        if (!column && !cell.isEmpty())
            header.issues.append(issue(IssueCode::ColumnUnknown, std::nullopt, cell));
        if (column && header.columns.contains(column))
            header.issues.append(issue(IssueCode::ColumnTwice, column, cell));
        header.columns.append(column);
    }
    if (!header.columns.contains(std::optional(Column::Code)))
        header.issues.append(issue(IssueCode::ColumnMissing, Column::Code));
    return header;
}

Product ProductPatch::appliedTo(Product product) const
{
    product.code = code;
    product.barcodes = barcodes.value_or(product.barcodes);
    product.name = name.value_or(product.name);
    product.category = category.value_or(product.category);
    product.unit = unit.value_or(product.unit);
    product.price = price.value_or(product.price);
    product.measure = measure.value_or(product.measure);
    product.plu = plu.value_or(product.plu);
    product.discountable = discountable.value_or(product.discountable);
    return product;
}

bool TableRow::isGood() const
{
    return std::all_of(issues.cbegin(), issues.cend(),
                       [](const TableIssue& each) { return isNotice(each.code); });
}

TableRow readRow(const TableHeader& header, const QStringList& cells)
{
    TableRow row;
    const bool extra = cells.size() > header.columns.size() &&
                       std::any_of(cells.cbegin() + header.columns.size(), cells.cend(),
                                   [](const QString& cell) { return !cell.trimmed().isEmpty(); });
    if (cells.size() < header.columns.size() || extra) {
        row.issues.append(
            issue(IssueCode::FieldCount, std::nullopt, QString::number(cells.size())));
        return row;
    }
    Cells reader(row);
    for (qsizetype i = 0; i < header.columns.size(); ++i) {
        if (header.columns[i])
            reader.read(*header.columns[i], cells[i].trimmed());
    }
    return row;
}

QStringList rowCells(const Product& product)
{
    const auto flag = [](bool set) {
        return set ? QStringLiteral("1") : QStringLiteral("0");
    };
    return {product.code.text(),
            product.barcodes.join(u'|'),
            product.name,
            product.category,
            product.unit,
            product.price.toPlain(),
            flag(product.measure == Measure::Kilograms),
            product.plu,
            flag(product.discountable)};
}

} // namespace till::catalog
