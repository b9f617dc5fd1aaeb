// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"
#include "tests/unit/channels/poslink_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>
#include <vector>

namespace till::channels {

using payment::Meaning;
using payment::Outcome;
using payment::Purpose;

namespace {

rc::Gen<Purpose> purposes()
{
    return rc::gen::element(Purpose::Pay, Purpose::Query, Purpose::Cancel, Purpose::Void,
                            Purpose::Refund, Purpose::QueryRefund, Purpose::Activate);
}

/// Whether money is said to have moved, or to have moved back.
bool saysMoneyMoved(Meaning meaning)
{
    return meaning == Meaning::Succeeded || meaning == Meaning::Returned ||
           meaning == Meaning::Refunded;
}

/// Pieces out of which hostile and broken answers are made.
rc::Gen<QByteArray> pieces()
{
    return rc::gen::map(rc::gen::element<std::string>(
                            "\"errCode\":\"00\"", "\"errCode\":\"96\"", "\"errCode\":", "\"00\"",
                            "{", "}", "[", "]", ",", ":", "\"", "\\", "\"queryResCode\":\"0\"",
                            "\"queryResCode\":\"5\"", "\"transactionAmount\":12800",
                            "\"transactionAmount\":\"12801\"", "null", "true", "1e9", "-0",
                            "\"\\u0000\"", "\xff", "\"promotionList\":[{}]"),
                        [](const std::string& piece) { return QByteArray::fromStdString(piece); });
}

} // namespace

class TestPoslinkProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesAnyBytes()
    {
        QVERIFY(rc::check("random bytes never say that money moved", [] {
            const auto bytes = *rc::gen::arbitrary<std::string>();
            const int status = *rc::gen::inRange(0, 600);
            const Outcome outcome =
                sample::decoded(*purposes(), QByteArray::fromStdString(bytes), status);
            RC_ASSERT(!saysMoneyMoved(outcome.meaning));
            RC_ASSERT(outcome.text.size() <= 200);
        }));
    }

    void survivesAnyPieces()
    {
        QVERIFY(rc::check("only an answer with errCode 00 says that money moved", [] {
            QByteArray body = *rc::gen::element(QByteArray(), QByteArray("{"));
            for (const QByteArray& piece : *rc::gen::container<std::vector<QByteArray>>(pieces()))
                body += piece;
            const Outcome outcome = sample::decoded(*purposes(), body);
            if (saysMoneyMoved(outcome.meaning))
                RC_ASSERT(body.contains("\"errCode\":\"00\""));
        }));
    }

    void survivesDamagedAnswers()
    {
        QVERIFY(rc::check("a damaged answer says no more than the whole one", [] {
            const Purpose purpose = *purposes();
            const QByteArray whole = sample::fullAnswer(purpose);
            QByteArray damaged = whole;
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                const auto at = *rc::gen::inRange<qsizetype>(0, damaged.size());
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    damaged[at] = static_cast<char>(*rc::gen::inRange(0, 256));
                    break;
                case 1:
                    damaged.truncate(at + 1);
                    break;
                case 2:
                    damaged.remove(at, 1);
                    damaged += ' ';
                    break;
                default:
                    damaged.insert(at, *pieces());
                }
            }
            const Outcome outcome = sample::decoded(purpose, damaged);
            if (outcome.meaning == Meaning::Succeeded) {
                RC_ASSERT(damaged.contains("\"errCode\":\"00\""));
                // The amount that counts is ours or was not readable as another.
                if (outcome.facts.orderAmount)
                    RC_ASSERT(*outcome.facts.orderAmount == sample::message(purpose).amount);
            }
        }));
    }

    void encodesTheSameBytesForTheSameMessage()
    {
        QVERIFY(rc::check("encoding is a function of message and stamp", [] {
            payment::Message message = sample::message(*purposes());
            message.amount = Money::fromFen(*rc::gen::inRange<qint64>(-5, 200'000'000));
            message.remark = QString::fromStdString(*rc::gen::string<std::string>());
            const PoslinkChannel channel(sample::config());
            const sample::Signer signer;
            const auto one = channel.encode(message, signer.stamp());
            const auto two = channel.encode(message, signer.stamp());
            RC_ASSERT(one.has_value() == two.has_value());
            if (one) {
                RC_ASSERT(one->body == two->body);
                RC_ASSERT(one->headers == two->headers);
                RC_ASSERT(wire::parseJson(one->body).has_value());
            }
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPoslinkProperties)
#include "tst_poslink_properties.moc"
