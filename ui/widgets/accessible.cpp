// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessible.h"

#include "ui/widgets/painted.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace till::ui {

namespace {

class AccessiblePainted : public QAccessibleWidget {
public:
    explicit AccessiblePainted(Painted* widget)
        : QAccessibleWidget(widget, widget->accessibleRole())
    {
    }

    [[nodiscard]] QAccessible::Role role() const override { return painted().accessibleRole(); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return painted().accessibleValue();
        return QAccessibleWidget::text(kind);
    }

private:
    [[nodiscard]] const Painted& painted() const { return *static_cast<const Painted*>(widget()); }
};

QAccessibleInterface* madeInterface(const QString&, QObject* object)
{
    auto* painted = qobject_cast<Painted*>(object);
    return painted == nullptr ? nullptr : new AccessiblePainted(painted);
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(madeInterface);
}

} // namespace till::ui
