// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QList>

class QVBoxLayout;

namespace till::ui {

class TextLabel;

/// What is done, what is being done and what comes then, one below the other.
class StepList : public QWidget {
    Q_OBJECT
public:
    enum class Mark { Done, Now, Ahead };
    struct Step {
        Mark mark = Mark::Ahead;
        QString what;
        QString detail;

        bool operator==(const Step&) const = default;
    };
    /// Tight: for low windows.
    enum class Spacing { Wide, Tight };
    StepList(const Look& look, Spacing spacing, QWidget* parent = nullptr);

    void setSteps(const QList<Step>& steps);

private:
    class MarkSign;
    struct Row {
        QWidget* row = nullptr;
        MarkSign* sign = nullptr;
        TextLabel* what = nullptr;
        TextLabel* now = nullptr; ///< the same words, bold
        TextLabel* detail = nullptr;
    };
    [[nodiscard]] Row addRow();

    const Look& m_look;
    Spacing m_spacing;
    QVBoxLayout* m_column;
    QList<Row> m_rows;
    QList<Step> m_steps;
};

/// Names and values, one pair below the other.
class FactList : public QWidget {
    Q_OBJECT
public:
    struct Fact {
        QString name;
        QString value;
        enum class Weight { Plain, Strong } weight = Weight::Plain;

        bool operator==(const Fact&) const = default;
    };
    /// Strong facts have the colour of `tint`.
    FactList(const Look& look, State tint, QWidget* parent = nullptr);

    void setFacts(const QList<Fact>& facts);

private:
    struct Row {
        QWidget* row = nullptr;
        TextLabel* name = nullptr;
        TextLabel* value = nullptr;
        TextLabel* strong = nullptr;
    };
    [[nodiscard]] Row addRow();

    const Look& m_look;
    State m_tint;
    QVBoxLayout* m_column;
    QList<Row> m_rows;
    QList<Fact> m_facts;
};

} // namespace till::ui
