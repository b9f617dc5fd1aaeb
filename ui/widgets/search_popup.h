// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QAbstractListModel>
#include <QList>
#include <QStyledItemDelegate>

namespace till::ui {

class RowList;

/// A stretch of text that matched what was typed.
struct MatchSpan {
    int from = 0;
    int length = 0;

    bool operator==(const MatchSpan&) const = default;
};

/// One hit of a search; every text ready to paint.
struct SearchHit {
    QString name;
    QList<MatchSpan> nameMatches;
    QString reading; ///< pinyin; second line
    QList<MatchSpan> readingMatches;
    QString code; ///< barcode; second line, after the reading
    QString note; ///< "库存 312"; empty for none
    State noteState = State::Neutral;
    QString price;
    QString spoken; ///< the whole row, for screen readers

    bool operator==(const SearchHit&) const = default;
};

class SearchListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(const QList<SearchHit>& hits);
    [[nodiscard]] const SearchHit& hit(int row) const { return m_hits.at(row); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<SearchHit> m_hits;
};

class SearchDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    SearchDelegate(const RowList& list, const SearchListModel& model);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const RowList& m_list;
    const SearchListModel& m_model;
};

/// The hits of a search, exactly in the place of the cart while something is typed. Told rows and
/// which one is selected; emits which was pressed.
class SearchPopup : public Painted {
    Q_OBJECT
public:
    /// A key and what it does, in the foot.
    struct KeyHint {
        QStringList caps;
        QString words;

        bool operator==(const KeyHint&) const = default;
    };
    explicit SearchPopup(const Look& look, QWidget* parent = nullptr);

    /// "找到 7 个商品·拼音首字母 nfsq".
    void setHeadline(const QString& headline);
    /// Below the rows, such as "继续输入以缩小范围"; empty for none.
    void setFootnote(const QString& footnote);
    void setKeyHints(const QList<KeyHint>& hints);
    /// -1 selects nothing.
    void setHits(const QList<SearchHit>& hits, int selected);
    void setSelected(int row);
    /// Shown while there is no hit: what, and what else can be done.
    struct Empty {
        QString what;
        QString more;

        bool operator==(const Empty&) const = default;
    };
    void setEmpty(const Empty& empty);
    [[nodiscard]] int rowsPerPage() const;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

Q_SIGNALS:
    void rowChosen(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    void place();
    void paintFoot(QPainter& painter, const QRect& foot) const;

    SearchListModel m_model;
    RowList* m_list;
    QString m_headline;
    QString m_footnote;
    QList<KeyHint> m_hints;
    Empty m_empty;
};

} // namespace till::ui
