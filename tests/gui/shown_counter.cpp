// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shown_counter.h"

#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "ui/widgets/dialog_frame.h"

#include <ZXing/DecodeHints.h>
#include <ZXing/ImageView.h>
#include <ZXing/ReadBarcode.h>

#include <QAbstractButton>
#include <QCoreApplication>
#include <QTest>

#include <algorithm>

namespace till::gallery {

using models::DeskClient;

Watch::Watch(DeskClient& client)
    : codes(&client, &DeskClient::chargeShownRequested),
      charges(&client, &DeskClient::chargeRequested),
      deposits(&client, &DeskClient::depositRequested),
      completions(&client, &DeskClient::completionRequested),
      releases(&client, &DeskClient::releaseRequested),
      stops(&client, &DeskClient::stopWaitingRequested),
      queries(&client, &DeskClient::queryRequested),
      commands(&client, &DeskClient::executeRequested),
      scans(&client, &DeskClient::scanRequested),
      pins(&client, &DeskClient::checkPinRequested)
{
}

Read readCode(const QImage& picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::Result result =
        ZXing::ReadBarcode({grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                            int(grey.bytesPerLine())},
                           hints);
    if (!result.isValid())
        return {};
    const auto& corners = result.position();
    return {QString::fromStdWString(result.text()), corners.topRight().x - corners.topLeft().x};
}

services::PaymentResult ended(const services::PaymentView& view, payment::State state)
{
    services::PaymentResult result;
    result.payment = view.payment;
    result.payment.state = state;
    return result;
}

ShownCounter::ShownCounter(ui::Look& look)
{
    look.setTheme(ui::Theme::light());
    look.setScalePercent(100);
    m_stage = stage({look, Language::English}, sampleInfo());
    m_watch = std::make_unique<Watch>(client());
    client().setSteadyClock([this] { return now; });
    QObject::connect(&window(), &ui::MainWindow::soundRequested, &window(),
                     [this](models::Sound sound) { sounds.append(sound); });
    client().setSignedIn(sampleStaff().constFirst());
    client().setPayments(readyToShow());
    client().setState(tenderingState());
    window().resize(1366, 768);
    window().show();
}

void ShownCounter::key(int code)
{
    press(*window().dialog(), code);
}

void ShownCounter::type(const QString& text)
{
    gallery::type(*window().dialog(), text);
}

void ShownCounter::scan(const QString& text)
{
    window().onScanned({text, {}});
}

void ShownCounter::keyWithControl(int code)
{
    QTest::keyClick(window().focusWidget(), Qt::Key(code), Qt::ControlModifier);
}

void ShownCounter::write(const QString& text)
{
    QTest::keyClicks(window().focusWidget(), text);
}

bool ShownCounter::hasButton(const QString& name)
{
    QCoreApplication::processEvents();
    const auto buttons = window().dialog()->findChildren<QAbstractButton*>();
    return std::any_of(buttons.begin(), buttons.end(), [&name](const QAbstractButton* each) {
        return each->isVisible() && each->accessibleName().startsWith(name);
    });
}

void ShownCounter::show(const services::PaymentView& view)
{
    client().setPayments(shownUnderWay(view));
    QCoreApplication::processEvents(); // a new page comes with events
}

Read ShownCounter::onScreen()
{
    return readCode(window().grab().toImage());
}

} // namespace till::gallery
