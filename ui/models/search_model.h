// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/catalogue.h"
#include "ui/models/desk_client.h"

#include <QList>
#include <QObject>
#include <QString>

namespace till::models {

/// A stretch of text that matched.
struct Match {
    int from = 0;
    int length = 0;

    bool operator==(const Match&) const = default;
};

/// One hit, ready to be painted.
struct SearchRow {
    catalog::Product product;
    QString name;
    QList<Match> nameMatches;
    QString pinyin; ///< of the Chinese characters of the name
    QList<Match> pinyinMatches;
    QString barcode; ///< the one that matched, or the first; may be empty
    QString price;   ///< "¥11.96/kg"

    bool operator==(const SearchRow&) const = default;
};

/// Which parts of a hit matched the words, going by how the page was matched.
[[nodiscard]] SearchRow searchRow(const ports::CatalogueHit& hit, const QString& words,
                                  ports::CataloguePage::MatchedBy matchedBy);

/// Live search: only the answer to the newest question counts. GUI thread.
class SearchModel : public QObject {
    Q_OBJECT

public:
    /// The client must outlive the model.
    explicit SearchModel(DeskClient& client, QObject* parent = nullptr);

    /// Asks; empty words close the search.
    void setWords(const QString& words);
    [[nodiscard]] const QString& words() const { return m_words; }
    [[nodiscard]] bool isOpen() const { return !m_words.isEmpty(); }
    /// True once the answer to words() is here.
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    [[nodiscard]] const QList<SearchRow>& rows() const { return m_rows; }
    /// "找到 7 个商品·拼音首字母 nfsq".
    [[nodiscard]] QString headline() const;
    /// "继续输入以缩小范围" when there are more hits; else empty.
    [[nodiscard]] QString footnote() const;

Q_SIGNALS:
    void rowsChanged();

private:
    void take(quint64 serial, const ports::CataloguePage& page);

    DeskClient& m_client;
    QString m_words;
    quint64 m_serial = 0;
    bool m_answered = false;
    bool m_more = false;
    ports::CataloguePage::MatchedBy m_matchedBy = ports::CataloguePage::MatchedBy::Nothing;
    QList<SearchRow> m_rows;
};

} // namespace till::models
