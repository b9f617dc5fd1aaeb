// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QDirIterator>
#include <QFile>
#include <QFontInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace till::ui;

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratiosAreThoseOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // WCAG 2.1 technique G18's neighbour pair: #777 on white fails AA by a hair, #767676
        // passes.
        QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
        QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    }

    void contrastOfEachPairIsKept_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast})
            addPairs(Theme::of(kind));
    }
    void contrastOfEachPairIsKept()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        const double ratio = contrastRatio(front, back);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1").arg(ratio)));
    }

    void contrastIsAsDesigned_data()
    {
        QTest::addColumn<double>("computed");
        QTest::addColumn<double>("designed");
        const Theme l = Theme::light();
        const Theme d = Theme::dark();
        const Theme h = Theme::highContrast();
        const auto row = [](const char* name, const QColor& a, const QColor& b, double designed) {
            QTest::addRow("%s", name) << contrastRatio(a, b) << designed;
        };
        row("ink light", l.ink, l.surface, 16.5);
        row("ink dark", d.ink, d.surface, 15.7);
        row("ink3 light on bg", l.ink3, l.bg, 4.8);
        row("accent light", l.accent, l.surface, 7.1);
        row("accent contrast", h.accent, h.surface, 14.9);
        row("onSlab2 light", l.onSlab2, l.slab, 9.2);
        row("onKey light", l.onKey, l.key, 10.9);
        row("saving dark", d.saving, d.surface, 8.8);
        row("lineStrong light", l.lineStrong, l.surface, 4.1);
        row("paid soft dark", d.paid.text, d.paid.soft, 8.2);
        row("unknown solid light", l.unknown.onSolid, l.unknown.solid, 9.8);
        row("refused soft contrast", h.refused.text, h.refused.soft, 10.6);
        row("training solid light", l.training.onSolid, l.training.solid, 8.6);
        row("focus contrast", h.focus, h.surface, 19.6);
    }
    void contrastIsAsDesigned()
    {
        QFETCH(double, computed);
        QFETCH(double, designed);
        QVERIFY2(qAbs(computed - designed) < 0.06, qPrintable(QStringLiteral("%1").arg(computed)));
    }

    void coloursStandInOnePlaceOnly()
    {
        const QRegularExpression value(QStringLiteral(
            "#[0-9A-Fa-f]{6}\\b|#[0-9A-Fa-f]{3}\\b|\\b0x[0-9A-Fa-f]{6}\\b|\\b0x[0-9A-Fa-f]{8}\\b|"
            "QColor\\(\\s*[0-9]|Qt::(red|green|blue|white|black|yellow|gray|darkGray)\\b|"
            "\\brgba?\\(\\s*[0-9]"));
        QStringList found;
        int files = 0;
        QDirIterator it(QStringLiteral(TILL_UI_DIR),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            ++files;
            if (file.fileName().endsWith(QStringLiteral("ui/widgets/theme.cpp")))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = value.globalMatch(text); match.hasNext();)
                found.append(file.fileName() + QStringLiteral(": ") + match.next().captured());
        }
        QVERIFY(files > 10);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void aNewThemeIsAnnouncedOnce()
    {
        Look look;
        QSignalSpy changed(&look, &Look::changed);
        look.setTheme(Theme::dark());
        look.setTheme(Theme::dark());
        QCOMPARE(changed.count(), 1);
        QVERIFY(styleSheetOf(look).contains(Theme::dark().accent.name()));
    }

    void scaleMultipliesTypeAndChoosesTheLayout()
    {
        Look look;
        look.setWindowSize({1920, 1080});
        QCOMPARE(look.metrics().breakpoint, Breakpoint::Wide);
        look.setScalePercent(200);
        QCOMPARE(look.font(type::body).pixelSize(), 32);
        QCOMPARE(look.px(48), 96);
        QCOMPARE(look.metrics().breakpoint, Breakpoint::Small);
        look.setScalePercent(500);
        QCOMPARE(look.scalePercent(), 200);
    }

    void breakPointsAreThoseOfTheLayout_data()
    {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<int>("breakpoint");
        const auto row = [](QSize size, Breakpoint at) {
            QTest::addRow("%dx%d", size.width(), size.height()) << size << static_cast<int>(at);
        };
        row({960, 540}, Breakpoint::Small);
        row({1366, 699}, Breakpoint::Small);
        row({1000, 700}, Breakpoint::Compact);
        row({1199, 768}, Breakpoint::Compact);
        row({1200, 768}, Breakpoint::Standard);
        row({1679, 900}, Breakpoint::Standard);
        row({1680, 900}, Breakpoint::Wide);
        row({2399, 1200}, Breakpoint::Wide);
        row({2400, 1200}, Breakpoint::Extra);
    }
    void breakPointsAreThoseOfTheLayout()
    {
        QFETCH(QSize, window);
        QFETCH(int, breakpoint);
        QCOMPARE(static_cast<int>(breakpointOf(window)), breakpoint);
    }

    void digitsOfTheInstalledFontAreEven()
    {
        Look look;
        if (QFontInfo(look.font(type::body)).family() != QStringLiteral("Noto Sans CJK SC"))
            QFAIL("Noto Sans CJK SC is not installed: see installer/packages.txt");
        QVERIFY(look.hasEvenDigits());
        QVERIFY(digitsAreEven(look.bold(76)));
    }

    void everyIconHasAPicture()
    {
        IconSet icons;
        for (int i = 1; i <= static_cast<int>(Icon::WifiOff); ++i) {
            const QPixmap pixmap = icons.pixmap(static_cast<Icon>(i), 24, Qt::black, 1.0);
            const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
            qint64 inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 127 ? 1 : 0;
            }
            QVERIFY2(inked > 8, qPrintable(iconFile(static_cast<Icon>(i))));
        }
    }

private:
    static void addPairs(const Theme& t)
    {
        const auto pair = [&](const char* name, const QColor& front, const QColor& back,
                              double least) {
            QTest::addRow("%s %d", name, static_cast<int>(t.kind)) << front << back << least;
        };
        const double text = 4.5;
        const double mark = 3.0;
        for (const QColor& ground : {t.surface, t.surface2, t.bg}) {
            const QByteArray on = " on " + ground.name().toLatin1();
            pair(("ink" + on).constData(), t.ink, ground, text);
            pair(("ink2" + on).constData(), t.ink2, ground, text);
            pair(("ink3" + on).constData(), t.ink3, ground, text);
            pair(("accent" + on).constData(), t.accent, ground, text);
            pair(("focus" + on).constData(), t.focus, ground, mark);
            pair(("lineStrong" + on).constData(), t.lineStrong, ground, mark);
        }
        pair("saving", t.saving, t.surface, text);
        pair("saving soft", t.saving, t.savingSoft, text);
        pair("onAccent", t.onAccent, t.accent, text);
        pair("onAccent hover", t.onAccent, t.accentHover, text);
        pair("onAccent press", t.onAccent, t.accentPress, text);
        pair("onAccentSoft", t.onAccentSoft, t.accentSoft, text);
        pair("ink on accentSoft", t.ink, t.accentSoft, text);
        pair("onSlab", t.onSlab, t.slab, text);
        pair("onSlab2", t.onSlab2, t.slab, text);
        pair("onSlab2 on slab2", t.onSlab2, t.slab2, text);
        pair("slabSaving", t.slabSaving, t.slab, text);
        pair("key on slab", t.key, t.slab, text);
        pair("onKey", t.onKey, t.key, text);
        pair("onKey hover", t.onKey, t.keyHover, text);
        pair("onKey press", t.onKey, t.keyPress, text);
        pair("onDisabled", t.onDisabled, t.disabled, mark);
        for (const State state : {State::Paid, State::Pending, State::Unknown, State::Refused,
                                  State::Offline, State::Training}) {
            const QByteArray name = "state " + QByteArray::number(static_cast<int>(state));
            const Tone tone = t.tone(state);
            pair((name + " soft").constData(), tone.text, tone.soft, text);
            pair((name + " surface").constData(), tone.text, t.surface, text);
            pair((name + " solid").constData(), tone.onSolid, tone.solid, text);
            pair((name + " ink").constData(), t.ink, tone.soft, text);
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
