// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QList>

class QHBoxLayout;

namespace till::ui {

/// One of the goods that are sold without a barcode.
struct QuickKey {
    enum class Sold { ByPiece, ByWeight };
    QString name;
    QString price; ///< "¥6.98/kg"
    Shelf shelf = Shelf::Daily;
    Sold sold = Sold::ByPiece;

    bool operator==(const QuickKey&) const = default;
};

class QuickKeyTile : public Pressable {
    Q_OBJECT
public:
    explicit QuickKeyTile(const Look& look, QWidget* parent = nullptr);

    void setValue(const QuickKey& value);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    QuickKey m_value;
};

/// Tiles in as many columns as the break point has. They give way a little so that all rows fit;
/// put it into a scroll area when there may be more.
class QuickKeyGrid : public Painted {
    Q_OBJECT
public:
    explicit QuickKeyGrid(const Look& look, QWidget* parent = nullptr);

    void setKeys(const QList<QuickKey>& keys);
    [[nodiscard]] QSize sizeHint() const override;
    /// With tiles as low as a finger still hits.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

Q_SIGNALS:
    void chosen(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    void place();
    [[nodiscard]] int rows() const;
    [[nodiscard]] QSize sizeOf(int tile) const;

    QList<QuickKey> m_keys;
    QList<QuickKeyTile*> m_tiles;
};

/// One tab of a row of tabs.
class Tab : public Pressable {
    Q_OBJECT
public:
    Tab(const Look& look, const QString& label, QWidget* parent = nullptr);

    void setTabIcon(Icon icon);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Icon m_icon = Icon::None;
};

/// Tabs, 48 high. Told which is current; emits which was pressed.
class TabRow : public Painted {
    Q_OBJECT
public:
    enum class Fit { Content, Equal };
    explicit TabRow(const Look& look, Fit fit = Fit::Content, QWidget* parent = nullptr);

    struct Label {
        QString text;
        Icon icon = Icon::None;

        bool operator==(const Label&) const = default;
    };
    void setTabs(const QList<Label>& labels);
    void setCurrent(int index);
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::PageTabList;
    }

Q_SIGNALS:
    void chosen(int index);

private:
    Fit m_fit;
    QHBoxLayout* m_row;
    QList<Tab*> m_tabs;
    QList<Label> m_labels;
    int m_current = 0;
};

} // namespace till::ui
