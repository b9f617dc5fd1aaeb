// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_checks.h"
#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_render.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QTest>

using namespace till;

class TestGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }

    void everyPageIsPaintedWithoutProblems_data()
    {
        QTest::addColumn<int>("index");
        gallery::registerPages(m_registry);
        for (int i = 0; i < m_registry.pages().size(); ++i)
            QTest::addRow("%s", qPrintable(m_registry.pages().at(i).name)) << i;
    }
    void everyPageIsPaintedWithoutProblems()
    {
        QFETCH(int, index);
        const gallery::Page& page = m_registry.pages().at(index);
        for (const auto& variant : gallery::variantsOf(page, gallery::Extent::Quick)) {
            const gallery::Rendered rendered = gallery::render(page, variant, *m_look);
            QCOMPARE(rendered.image.size() / rendered.image.devicePixelRatio(), variant.size);
            const QString where = gallery::fileName(page, variant) + QStringLiteral(": ");
            QVERIFY2(rendered.problems.isEmpty(),
                     qPrintable(where + rendered.problems.join(u"\n")));
        }
    }

    void aControlWithoutANameIsFound()
    {
        ui::Look look;
        QWidget window;
        ui::Button button(look, {.icon = ui::Icon::Bin}, &window);
        button.resize(56, 48);
        window.show();
        const QStringList problems = gallery::problemsIn(window, look);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().startsWith(QStringLiteral("no name")));
    }

    void aControlTooSmallForAFingerIsFound()
    {
        ui::Look look;
        QWidget window;
        ui::Button button(look, {.label = QStringLiteral("OK")}, &window);
        button.resize(64, 40);
        window.show();
        const QStringList problems = gallery::problemsIn(window, look);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().startsWith(QStringLiteral("too small")));
    }

    void anAmountThatIsCutOffIsFound()
    {
        ui::Look look;
        QWidget window;
        ui::MoneyLabel amount(look, {}, &window);
        amount.setAmount(QStringLiteral("¥123,456.78"));
        amount.resize(40, 28);
        window.show();
        const QStringList problems = gallery::problemsIn(window, look);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().startsWith(QStringLiteral("cut text")));
    }

    void anElidedAmountIsFound()
    {
        ui::Look look;
        QWidget window;
        ui::TextLabel text(look, {}, QStringLiteral("¥123,456.78 in total"), &window);
        text.resize(100, 28);
        window.show();
        const QStringList problems = gallery::problemsIn(window, look);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().startsWith(QStringLiteral("elided amount")));
    }

private:
    gallery::Registry m_registry;
    ui::Look* m_look = nullptr;
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
