// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/price_check_dialog.h"

#include "ui/models/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/live_field.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

PriceCheckDialog::PriceCheckDialog(const ScreenContext& context, QWidget* parent)
    : DialogFrame(context.look, Size::Small, parent),
      m_search(context.client),
      m_field(new LiveField(look())),
      m_name(new TextLabel(
          look(), {.size = type::head, .weight = QFont::Bold, .wrap = TextLabel::Wrap::Words})),
      m_detail(new TextLabel(look(), {.size = type::min,
                                      .colour =
                                          [](const Theme& t) {
                                              return t.ink2;
                                          }})),
      m_price(new MoneyLabel(look(), {.size = type::large}))
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(px(28), px(8), px(28), px(24));
    column->setSpacing(px(8));
    column->addWidget(m_field);
    column->addWidget(m_name);
    column->addWidget(m_detail);
    column->addWidget(m_price);
    setTitle(tr("Check a price"));
    m_field->setName(tr("Scan or search"));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Add to cart"), QStringLiteral("Enter")});
    setBody(body);
    connect(&m_search, &models::SearchModel::rowsChanged, this, &PriceCheckDialog::refresh);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (!m_search.rows().isEmpty())
            Q_EMIT addAsked(m_search.rows().first().product);
    });
    refresh();
}

void PriceCheckDialog::ask(const QString& words)
{
    m_words = words;
    m_search.setWords(words);
    refresh();
}

void PriceCheckDialog::refresh()
{
    m_field->setValue({.text = m_words, .placeholder = tr("Scan, or type a name or barcode")});
    const bool found = m_search.isAnswered() && !m_search.rows().isEmpty();
    setReadiness(found ? Readiness::Ready : Readiness::NotYet);
    if (!found) {
        m_name->setText(m_search.isAnswered() ? m_search.headline() : QString());
        m_detail->setText({});
        m_price->setAmount({});
        return;
    }
    const models::SearchRow& row = m_search.rows().first();
    m_name->setText(row.name);
    m_detail->setText(row.barcode);
    m_price->setAmount(row.price, models::spokenMoney(row.product.price));
}

void PriceCheckDialog::keyPressEvent(QKeyEvent* event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_Backspace) {
        erase();
    } else if (event->key() == Qt::Key_Delete) {
        ask({});
    } else if (!text.isEmpty() && text.at(0).isPrint() &&
               !event->modifiers().testFlag(Qt::ControlModifier)) {
        ask(m_words + text);
    } else {
        DialogFrame::keyPressEvent(event);
    }
}

} // namespace till::ui
