// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tender_model.h"

#include "ui/models/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Tender)
};

/// Longer than any amount, so that a barcode that lands here is seen and refused instead of cut to
/// a plausible sum.
constexpr int typedMax = 14;

constexpr qint64 fenPerYuan = 100;
constexpr qint64 fenPerJiao = 10;

} // namespace

void TenderModel::setDue(Money remaining, Money cashDue)
{
    if (remaining != m_remaining)
        clear();
    m_remaining = remaining;
    m_cashDue = cashDue;
}

void TenderModel::setMeans(Means means)
{
    if (means == m_means)
        return;
    m_means = means;
    clear();
}

bool TenderModel::type(QChar character)
{
    const bool digit = character >= u'0' && character <= u'9';
    const bool point = character == u'.' && !m_typed.contains(u'.');
    if ((!digit && !point) || m_typed.size() >= typedMax)
        return false;
    const QString typed = m_chosen ? QString() : m_typed;
    const qsizetype decimals = typed.contains(u'.') ? typed.size() - typed.indexOf(u'.') - 1 : 0;
    if (decimals >= 2)
        return false;
    m_chosen.reset();
    m_typed = typed == QStringLiteral("0") && digit ? QString(character) : typed + character;
    if (m_typed == QStringLiteral("."))
        m_typed = QStringLiteral("0.");
    return true;
}

void TenderModel::backspace()
{
    if (m_chosen)
        clear();
    else
        m_typed.chop(1);
}

void TenderModel::clear()
{
    m_typed.clear();
    m_chosen.reset();
}

void TenderModel::choose(Money amount)
{
    m_typed.clear();
    m_chosen = amount;
}

void TenderModel::addNote(Money note)
{
    const Money before = amount().value_or(Money());
    choose(before + note);
}

bool TenderModel::isEntered() const
{
    return amount().has_value();
}

std::optional<Money> TenderModel::amount() const
{
    if (m_chosen)
        return m_chosen;
    if (m_typed.isEmpty())
        return std::nullopt;
    QString plain = m_typed;
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Money> parsed = Money::parse(plain);
    // Zero is no payment, unless nothing is asked for.
    if (!parsed || (parsed->isZero() && !due().isZero()))
        return std::nullopt;
    return *parsed;
}

QString TenderModel::text() const
{
    if (m_chosen)
        return formatMoney(*m_chosen);
    return m_typed.isEmpty() ? QString() : u'¥' + m_typed;
}

Money TenderModel::due() const
{
    return m_means == Means::Cash ? m_cashDue : m_remaining;
}

bool TenderModel::isEnough() const
{
    const std::optional<Money> entered = amount();
    return entered && *entered >= due();
}

Money TenderModel::change() const
{
    return isEnough() && m_means == Means::Cash ? *amount() - due() : Money();
}

Money TenderModel::missing() const
{
    return isEnough() ? Money() : due() - amount().value_or(Money());
}

QList<Money> TenderModel::chips() const
{
    return m_means == Means::Cash ? sale::likelyCash(due()) : QList<Money>{due()};
}

QList<Money> TenderModel::notes()
{
    QList<Money> notes;
    for (const qint64 yuan : {100, 50, 20, 10, 5, 1})
        notes.append(Money::fromFen(yuan * fenPerYuan));
    return notes;
}

QString noteName(Money value)
{
    const qint64 fen = value.fen();
    if (fen >= fenPerYuan)
        return Words::tr("¥%1", "a banknote or coin").arg(fen / fenPerYuan);
    if (fen >= fenPerJiao)
        return Words::tr("%1 jiao").arg(fen / fenPerJiao);
    return Words::tr("%1 fen").arg(fen);
}

QString notesText(Money change)
{
    QStringList parts;
    const QList<sale::Denomination> handOut = sale::changeInNotes(change);
    for (const sale::Denomination& denomination : handOut) {
        const QString name = noteName(denomination.value);
        const bool note = denomination.value.fen() >= fenPerYuan;
        QString part = note ? Words::tr("%1 × %2", "notes").arg(name).arg(denomination.count)
                            : Words::tr("%1 × %2", "coins").arg(name).arg(denomination.count);
        // Lines end between the parts, not within them.
        parts.append(part.replace(u' ', QChar(QChar::Nbsp)));
    }
    return parts.join(Words::tr(", ", "between notes"));
}

} // namespace till::models
