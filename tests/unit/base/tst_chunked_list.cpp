// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/chunked_list.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace till;

class TestChunkedList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void behavesAsAListDoes()
    {
        QVERIFY(rc::check("a chunked list is a list", [] {
            ChunkedList<int> chunked;
            QList<int> plain;
            const int count = *rc::gen::inRange(0, 300);
            for (int i = 0; i < count; ++i) {
                const int item = *rc::gen::inRange(0, 50);
                chunked.append(item);
                plain.append(item);
            }
            for (int i = 0; count > 0 && i < 5; ++i) {
                const int index = *rc::gen::inRange(0, count);
                chunked[index] = -i;
                plain[index] = -i;
            }
            RC_ASSERT(chunked.size() == plain.size());
            RC_ASSERT(chunked.isEmpty() == plain.isEmpty());
            RC_ASSERT(std::equal(chunked.cbegin(), chunked.cend(), plain.cbegin(), plain.cend()));
            RC_ASSERT(
                std::equal(chunked.crbegin(), chunked.crend(), plain.crbegin(), plain.crend()));
            RC_ASSERT(chunked.value(count) == 0);
            RC_ASSERT(chunked.value(count - 1) == plain.value(count - 1));
            const int wanted = *rc::gen::inRange(-5, 50);
            RC_ASSERT(std::find(chunked.begin(), chunked.end(), wanted) - chunked.begin() ==
                      std::find(plain.cbegin(), plain.cend(), wanted) - plain.cbegin());
        }));
    }

    void aCopyKeepsWhatTheOtherChanges()
    {
        ChunkedList<int> list;
        for (int i = 0; i < 200; ++i)
            list.append(i);
        const ChunkedList<int> copy = list;
        QVERIFY(list == copy);
        list[70] = -1;
        list.append(200);
        QVERIFY(!(list == copy));
        QCOMPARE(copy.at(70), 70);
        QCOMPARE(copy.size(), 200);
        QCOMPARE(list.at(70), -1);
        QCOMPARE(list.last(), 200);
        list.clear();
        QVERIFY(list == ChunkedList<int>());
    }

    void aChangeCopiesItsChunkAlone()
    {
        ChunkedList<int> list;
        for (int i = 0; i < 200; ++i)
            list.append(i);
        const ChunkedList<int> copy = list;
        list[70] = -1;
        list.append(200);
        QVERIFY(list.sharesChunk(copy, 0));
        QVERIFY(!list.sharesChunk(copy, 64));
        QVERIFY(list.sharesChunk(copy, 128));
        QVERIFY(!list.sharesChunk(copy, 199));
        QVERIFY(!list.sharesChunk(copy, 400));
    }

    void equalityIsThatOfTheElements()
    {
        const ChunkedList<int> a{1, 2, 3};
        ChunkedList<int> b{1, 2};
        QVERIFY(!(a == b));
        b.append(3);
        QVERIFY(a == b);
        QVERIFY(!a.sharesChunk(b, 0));
    }
};

QTEST_APPLESS_MAIN(TestChunkedList)
#include "tst_chunked_list.moc"
