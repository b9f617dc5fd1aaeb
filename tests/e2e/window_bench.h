// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/tillctl_runner.h"
#include "tests/e2e/x_display.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace till::test {

/// The till as the cashier has it, in training: window, keyboard, mouse, and its records as tillctl
/// reads them beside it.
class WindowBench {
public:
    /// In a folder of its own, or in that of another bench.
    explicit WindowBench(const QString& folder = {});
    ~WindowBench();
    WindowBench(const WindowBench&) = delete;
    WindowBench& operator=(const WindowBench&) = delete;

    /// Starts the display. False when that is not possible.
    [[nodiscard]] bool start();

    [[nodiscard]] XDisplay& display() { return m_display; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] Run ctl(const QStringList& words) const;

    /// Starts the till (environment variable TILL) and waits for its window. Returns the time from
    /// the start of the process to the window in ms; no value when the till ended or said nothing.
    [[nodiscard]] std::optional<qint64> openTill();
    /// Starts the till without waiting for anything.
    void launch();
    [[nodiscard]] QProcess& till() { return *m_till; }
    void killTill();
    /// As the demo cashier.
    [[nodiscard]] bool signIn();

    /// The open sale; empty when there is none.
    [[nodiscard]] QJsonObject cart() const;
    /// "open", "tendering", ...; empty without a sale.
    [[nodiscard]] QString phase() const { return cart()[u"phase"_qs].toString(); }
    /// Every record of the journal.
    [[nodiscard]] QJsonArray records() const;
    [[nodiscard]] int count(const QString& kind) const;
    /// Barcodes of the goods in the order in which they were added, one per piece.
    [[nodiscard]] QList<QByteArray> goodsInOrder() const;
    /// Polls until the open sale has that many pieces and nothing is under way.
    [[nodiscard]] bool waitForPieces(qint64 pieces, int timeoutMs = 20'000) const;
    [[nodiscard]] bool waitForPhase(const QString& phase) const;
    [[nodiscard]] bool waitForCount(const QString& kind, int wanted) const;

    /// After a failed test: saves what the screen shows, and says where.
    void keepPicture(const char* test) const;

private:
    QTemporaryDir m_own;
    QString m_folder;
    XDisplay m_display;
    std::unique_ptr<QProcess> m_till;
};

/// Pieces of all lines of a sale that count.
[[nodiscard]] qint64 piecesOf(const QJsonObject& sale);

} // namespace till::test
