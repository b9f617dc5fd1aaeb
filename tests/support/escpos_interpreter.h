// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

/// A printer's side of ESC/POS, written from the command reference and not from devices/escpos, so
/// that the two check each other. Strict: a byte or parameter it does not know is an error, as are
/// things that real printers swallow silently (lines that wrap, codes wider than the paper).
namespace till::support {

struct PaperLine {
    QString text;
    int align = 0; ///< 0 left, 1 centre, 2 right
    int widthTimes = 1;
    int heightTimes = 1;
    bool bold = false;

    bool operator==(const PaperLine&) const = default;
};
struct PaperCode {
    enum class Kind { Code128, Qr };
    Kind kind = Kind::Code128;
    QString text;
    int module = 0; ///< dots
    int align = 0;
};
/// All slices that follow each other, as one picture in dots; black is 1.
struct PaperPicture {
    QImage image;
    int slices = 0;
};
struct PaperFeed {
    int lines = 0;
    int dots = 0;
};
struct PaperCut {};
struct DrawerPulse {
    int pin = 2;
    int onMs = 0;
    int offMs = 0;
    bool realTime = false;
};
/// Something that the printer has to answer.
struct StatusQuestion {
    enum class Kind { RealTime, Transmit, Automatic };
    Kind kind = Kind::RealTime;
    int parameter = 0;
};

using PaperItem = std::variant<PaperLine, PaperCode, PaperPicture, PaperFeed, PaperCut, DrawerPulse,
                               StatusQuestion>;

class EscposInterpreter {
public:
    explicit EscposInterpreter(int dots = 576) : m_dots(dots) {}

    /// Works off what is complete; the rest waits for more.
    void feed(const QByteArray& bytes);

    [[nodiscard]] const QList<PaperItem>& items() const { return m_items; }
    /// Empty: everything was understood.
    [[nodiscard]] const QStringList& errors() const { return m_errors; }
    /// Bytes of a command or line that is not finished.
    [[nodiscard]] qsizetype pending() const { return m_input.size() + m_line.size(); }

    [[nodiscard]] QStringList textLines() const;
    template<typename T> [[nodiscard]] QList<T> all() const
    {
        QList<T> result;
        for (const PaperItem& item : m_items) {
            if (const T* one = std::get_if<T>(&item))
                result.append(*one);
        }
        return result;
    }

private:
    struct Modes {
        int align = 0;
        int widthTimes = 1;
        int heightTimes = 1;
        bool bold = false;
        bool chinese = false;
        int barHeight = 162;
        int barModule = 3;
        int barText = 0;
        int qrModule = 3;
        int qrLevel = 48;
        QByteArray qrData;
    };

    /// Length of the command at the front, 0 if it is not complete.
    qsizetype step();
    qsizetype escape();
    qsizetype group();
    qsizetype fieldSeparator();
    qsizetype realTime();
    qsizetype groupBracket();
    qsizetype barcode();
    qsizetype raster();
    qsizetype text();
    void qrFunction(const QByteArray& body);
    void endLine();
    void printQr();
    void refuse(const QString& what);
    void needLineStart(const QString& what);
    [[nodiscard]] int at(qsizetype index) const { return static_cast<uchar>(m_input[index]); }
    [[nodiscard]] bool has(qsizetype count) const { return m_input.size() >= count; }

    int m_dots;
    Modes m_modes;
    QByteArray m_input;
    QByteArray m_line;
    QList<PaperItem> m_items;
    QStringList m_errors;
};

} // namespace till::support
