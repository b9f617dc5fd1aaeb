// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/payout_sample.h"

#include "core/wire/json.h"
#include "core/wire/rsa.h"

namespace till::sample {

channels::PayoutConfig payoutConfig()
{
    channels::PayoutConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example/payout"));
    config.merNo = QStringLiteral("001440353999853");
    config.platformPublicKey = test::standInPlatformPublicKey;
    config.merchantPublicKey = test::publishedMerchantPublicKey;
    return config;
}

std::shared_ptr<const Secret> hidden(const char* text)
{
    return std::make_shared<const Secret>(QByteArray(text));
}

channels::payout::PayRequest payoutRequest()
{
    const channels::PayoutProtocol protocol(payoutConfig());
    channels::payout::PayRequest request = protocol.newPay(PayoutSigner().stamp().now);
    request.orderNo = QStringLiteral("20171121170001");
    request.amount = Money::fromFen(12'345);
    request.accountName = hidden("张三");
    request.accountNo = hidden("6225123456781234");
    request.memo = QStringLiteral("代付/7");
    request.mobile = hidden("13800138000");
    request.bankName = QStringLiteral("招商银行");
    request.bankBranchName = QStringLiteral("深圳分行");
    request.bankProvince = QStringLiteral("广东省");
    request.bankCity = QStringLiteral("深圳市");
    request.idCard = hidden("11010519491231002X");
    return request;
}

QByteArray readByPlatform(const QByteArray& body)
{
    const auto json = wire::parseJson(body);
    if (!json)
        return {};
    const auto own =
        wire::RsaPrivateKey::fromPem(Secret(QByteArray(test::standInPlatformPrivateKey)));
    const auto merchant = wire::RsaPublicKey::fromPem(test::publishedMerchantPublicKey);
    const wire::Json* encrypted = json->find(u"ENCRYPT");
    const wire::Json* sign = json->find(u"SIGN");
    if (!own || !merchant || encrypted == nullptr || sign == nullptr || json->members.size() != 2)
        return {};
    const auto message = own->decrypt(QByteArray::fromBase64(encrypted->text.toLatin1()));
    if (!message ||
        !merchant->verifySha1(message->reveal(), QByteArray::fromBase64(sign->text.toLatin1())))
        return {};
    return message->reveal();
}

ports::HttpAnswer platformAnswer(const QByteArray& clear, const QByteArray& message,
                                 AnswerSign sign, int status)
{
    QByteArray body = '{' + clear;
    if (!message.isEmpty()) {
        const auto merchant = wire::RsaPublicKey::fromPem(test::publishedMerchantPublicKey);
        body += (clear.isEmpty() ? "\"ENCRYPT\":\"" : ",\"ENCRYPT\":\"") +
                merchant->encrypt(message)->toBase64() + '"';
    }
    if (sign != AnswerSign::None) {
        const auto own =
            wire::RsaPrivateKey::fromPem(Secret(QByteArray(test::standInPlatformPrivateKey)));
        const QByteArray signedText = sign == AnswerSign::Right ? message : message + ' ';
        body += ",\"SIGN\":\"" + own->signSha1(signedText)->toBase64() + '"';
    }
    return {.status = status, .body = body + '}'};
}

} // namespace till::sample
