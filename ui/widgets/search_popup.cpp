// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_popup.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/row_list.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int rowHeight = 64;
constexpr int headHeight = 40;
constexpr int footHeight = 52;
constexpr int side = 16;
constexpr int priceColumn = 120;
constexpr int noteColumn = 88;

/// Text whose matched stretches are bold and in the accent colour. Returns its width.
struct MatchedText {
    QString text;
    QList<MatchSpan> matches;
    QFont font;
    QColor colour;
    QColor matchColour;
};
int drawMatched(QPainter& painter, const QRectF& room, const MatchedText& what)
{
    if (what.text.isEmpty())
        return 0;
    QTextLayout layout(what.text, what.font);
    QList<QTextLayout::FormatRange> formats;
    for (const MatchSpan& span : what.matches) {
        QTextLayout::FormatRange range;
        range.start = span.from;
        range.length = span.length;
        range.format.setFontWeight(QFont::Bold);
        range.format.setForeground(what.matchColour);
        formats.append(range);
    }
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width());
    layout.endLayout();
    painter.save();
    // Long names end at the next column; the price beside them is what must be whole.
    painter.setClipRect(room, Qt::IntersectClip);
    painter.setPen(what.colour);
    layout.draw(&painter, QPointF(room.left(), room.center().y() - line.height() / 2));
    painter.restore();
    return static_cast<int>(std::min(line.naturalTextWidth(), room.width()));
}

} // namespace

void SearchListModel::setHits(const QList<SearchHit>& hits)
{
    if (hits == m_hits)
        return;
    beginResetModel();
    m_hits = hits;
    endResetModel();
}

int SearchListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant SearchListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const SearchHit& hit = m_hits.at(index.row());
    if (role == Qt::DisplayRole)
        return hit.name;
    if (role == Qt::AccessibleTextRole)
        return hit.spoken.isEmpty() ? hit.name + u' ' + hit.price : hit.spoken;
    return {};
}

SearchDelegate::SearchDelegate(const RowList& list, const SearchListModel& model)
    : m_list(list), m_model(model)
{
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Look& look = m_list.look();
    const Theme& t = look.theme();
    const SearchHit& hit = m_model.hit(index.row());
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QRect row = option.rect;
    if (selected && t.isHighContrast()) {
        drawBox(*painter, row, {.frame = t.accent, .frameWidth = 3});
    } else if (selected) {
        painter->fillRect(row, t.accentSoft);
        painter->fillRect(row.left(), row.top(), look.px(4), row.height(), t.accent);
    } else {
        painter->fillRect(row.left(), row.top(), row.width(), 1, t.line);
    }
    int right = row.right() + 1 - look.px(side);
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, row.top(), width, row.height());
    };
    const Qt::Alignment aligned = Qt::AlignRight | Qt::AlignVCenter;
    const QColor quiet = selected ? t.onAccentSoft : t.ink2;
    const int price =
        std::max(look.px(priceColumn), textWidth(look.bold(type::head), hit.price) + look.px(8));
    drawAmount(*painter, take(price), hit.price,
               {.font = look.bold(type::head), .colour = t.ink, .alignment = aligned}, look);
    if (!hit.note.isEmpty()) {
        const bool warns = hit.noteState != State::Neutral;
        drawLine(*painter, take(look.px(noteColumn)), hit.note,
                 {.font = warns ? look.bold(type::min) : look.font(type::min),
                  .colour = warns ? t.tone(hit.noteState).text : quiet,
                  .alignment = aligned});
    }
    const int left = row.left() + look.px(21);
    const int top = row.top() + (row.height() - look.px(46)) / 2;
    const QRectF name(left, top, right - left - look.px(8), look.px(26));
    drawMatched(*painter, name,
                {.text = hit.name,
                 .matches = hit.nameMatches,
                 .font = selected ? look.bold(type::item) : look.font(type::item),
                 .colour = t.ink,
                 .matchColour = t.accent});
    QRectF second(left, top + look.px(26), name.width(), look.px(20));
    second.setLeft(second.left() + drawMatched(*painter, second,
                                               {.text = hit.reading,
                                                .matches = hit.readingMatches,
                                                .font = look.font(type::min),
                                                .colour = quiet,
                                                .matchColour = t.accent}));
    const QString code = hit.reading.isEmpty() || hit.code.isEmpty() ? hit.code : u'·' + hit.code;
    drawLine(*painter, second, code, {.font = look.font(type::min), .colour = quiet});
}

SearchPopup::SearchPopup(const Look& look, QWidget* parent)
    : Painted(look, parent), m_list(new RowList(look, this))
{
    m_list->setModel(&m_model);
    auto* delegate = new SearchDelegate(*m_list, m_model);
    delegate->setParent(m_list);
    m_list->setItemDelegate(delegate);
    connect(m_list, &RowList::rowPressed, this, &SearchPopup::rowChosen);
    place();
}

void SearchPopup::setHeadline(const QString& headline)
{
    if (headline == m_headline)
        return;
    m_headline = headline;
    rename(headline);
    m_list->setAccessibleName(headline);
    update(0, 0, width(), px(headHeight));
}

void SearchPopup::setFootnote(const QString& footnote)
{
    if (footnote == m_footnote)
        return;
    m_footnote = footnote;
    update();
}

void SearchPopup::setKeyHints(const QList<KeyHint>& hints)
{
    if (hints == m_hints)
        return;
    m_hints = hints;
    update();
}

void SearchPopup::setHits(const QList<SearchHit>& hits, int selected)
{
    m_model.setHits(hits);
    m_list->setVisible(!hits.isEmpty());
    setSelected(selected);
    update();
}

void SearchPopup::setSelected(int row)
{
    m_list->setCurrentRow(row);
}

void SearchPopup::setEmpty(const Empty& empty)
{
    if (empty == m_empty)
        return;
    m_empty = empty;
    update();
}

int SearchPopup::rowsPerPage() const
{
    return qMax(1, m_list->viewport()->height() / px(rowHeight));
}

void SearchPopup::place()
{
    m_list->setRowHeight(px(rowHeight));
    m_list->setGeometry(2, px(headHeight), width() - 4,
                        qMax(0, height() - px(headHeight) - px(footHeight)));
}

void SearchPopup::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void SearchPopup::lookChanged()
{
    place();
    Painted::lookChanged();
}

void SearchPopup::paintFoot(QPainter& painter, const QRect& foot) const
{
    const Theme& t = theme();
    painter.fillRect(foot.adjusted(0, 0, 0, -px(radius::sheet)), t.surface2);
    drawBox(painter, foot, {.fill = t.surface2, .radius = px(radius::sheet) - 2});
    painter.fillRect(foot.left(), foot.top(), foot.width(), 1, t.line);
    const Line words{.font = look().font(type::min), .colour = t.ink2};
    int right = foot.right() - px(side);
    const int note = textWidth(words.font, m_footnote);
    Line aligned = words;
    aligned.alignment = Qt::AlignRight | Qt::AlignVCenter;
    drawLine(painter, foot.adjusted(px(side), 0, -px(side), 0), m_footnote, aligned);
    if (!look().showsKeyCaps())
        return;
    right -= note > 0 ? note + px(12) : 0;
    int x = foot.left() + px(side);
    const auto widthOf = [&](const KeyHint& hint) {
        int width = textWidth(words.font, hint.words);
        for (const QString& cap : hint.caps)
            width += keyCapWidth(look(), cap) + px(8);
        return width;
    };
    const auto draw = [&](const KeyHint& hint, int from) {
        for (const QString& cap : hint.caps) {
            const int capWidth = keyCapWidth(look(), cap);
            drawKeyCap(painter, look(),
                       QRectF(from, foot.center().y() - px(24) / 2.0, capWidth, px(24)), cap,
                       t.ink2);
            from += capWidth + px(8);
        }
        drawLine(painter, QRect(from, foot.top(), foot.right() - from, foot.height()), hint.words,
                 words);
    };
    // The way back stands at the right, as in the foot of a dialog.
    for (const KeyHint& hint : m_hints) {
        const bool last = &hint == &m_hints.last();
        const int width = widthOf(hint);
        if (x + width > right)
            return; // hints are a courtesy; what does not fit is in the key help
        draw(hint, last ? right - width : x);
        x += width + px(16);
    }
}

void SearchPopup::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(painter, rect(),
            {.fill = t.surface, .frame = t.accent, .frameWidth = 2, .radius = px(radius::sheet)});
    paintFoot(painter, QRect(2, height() - px(footHeight), width() - 4, px(footHeight) - 2));
    drawLine(painter, QRect(px(side), 2, width() - 2 * px(side), px(headHeight) - 2), m_headline,
             {.font = look().font(type::min), .colour = t.ink2});
    if (m_model.rowCount() > 0)
        return;
    const int middle = height() / 2;
    drawIcon(painter, QRectF(0, middle - px(88), width(), px(48)),
             icon(Icon::Search, 48, t.lineStrong));
    drawLine(painter, QRectF(px(side), middle - px(24), width() - 2 * px(side), px(28)),
             m_empty.what,
             {.font = look().bold(type::item), .colour = t.ink, .alignment = Qt::AlignCenter});
    drawLine(painter, QRectF(px(side), middle + px(8), width() - 2 * px(side), px(24)),
             m_empty.more,
             {.font = look().font(type::body), .colour = t.ink3, .alignment = Qt::AlignCenter});
}

} // namespace till::ui
