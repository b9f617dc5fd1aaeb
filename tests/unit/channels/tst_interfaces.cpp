// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/protocol.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/poslink_sample.h"

#include <QTest>

namespace till::channels {

namespace {

struct Item {
    QString text;
};
struct Mixed {
    QString one;
    QString two;
    QList<Item> items;
};

constexpr Field itemFields[]{{.name = QLatin1StringView("text"), .at = in<&Item::text>}};
constexpr Field rightFields[]{
    {.name = QLatin1StringView("one"), .at = in<&Mixed::one>},
    {.name = QLatin1StringView("two"), .at = in<&Mixed::two>},
    {.name = QLatin1StringView("items"),
     .type = FieldType::List,
     .at = in<&Mixed::items>,
     .items = itemFields},
};
constexpr Field mixedFields[]{
    {.name = QLatin1StringView("one"), .at = in<&Mixed::one>},
    {.name = QLatin1StringView("two"), .at = in<&Mixed::one>},
};
constexpr FieldTable rightTable{QLatin1StringView("right"), QLatin1StringView("0"),
                                Direction::Answer, rightFields};
constexpr FieldTable mixedTable{QLatin1StringView("mixed"), QLatin1StringView("0"),
                                Direction::Answer, mixedFields};

} // namespace

/// The checks that every channel's tests make of its tables.
class TestInterfaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNothingAgainstARightTable()
    {
        QCOMPARE(sample::complaintsAbout(rightTable, interfaces::make<Mixed>), QStringList());
    }
    void findsTwoFieldsInOneMember()
    {
        QVERIFY(!sample::complaintsAbout(mixedTable, interfaces::make<Mixed>).isEmpty());
    }

    void poslinkKeepsToItsTables_data()
    {
        QTest::addColumn<int>("index");
        const PoslinkProtocol protocol(sample::config());
        for (std::size_t i = 0; i < protocol.interfaces().size(); ++i)
            QTest::newRow(protocol.interfaces()[i].name.data()) << static_cast<int>(i);
    }
    void poslinkKeepsToItsTables()
    {
        QFETCH(const int, index);
        const PoslinkProtocol protocol(sample::config());
        const Interface& which = protocol.interfaces()[static_cast<std::size_t>(index)];
        const QStringList complaints = sample::complaintsAbout(which);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QVERIFY(sample::roundTrips(*which.request, which.newRequest));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestInterfaces)
#include "tst_interfaces.moc"
