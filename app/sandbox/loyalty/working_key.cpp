// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/working_key.h"

#include <openssl/evp.h>

#include <memory>

namespace till::sandbox::loyalty {

namespace {

constexpr qsizetype blockBytes = 8;
constexpr qsizetype checkBytes = 4;

enum class Direction { Decrypt = 0, Encrypt = 1 };

QByteArray transformed(const QByteArray& key, const QByteArray& data, Direction direction)
{
    Q_ASSERT(key.size() == 2 * blockBytes && data.size() % blockBytes == 0);
    const auto bytes = [](const QByteArray& array) {
        return reinterpret_cast<const unsigned char*>(array.constData());
    };
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    QByteArray out(data.size() + blockBytes, '\0');
    int size = 0;
    const bool done = EVP_CipherInit_ex(context.get(), EVP_des_ede_ecb(), nullptr, bytes(key),
                                        nullptr, static_cast<int>(direction)) == 1 &&
                      EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
                      EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()),
                                       &size, bytes(data), static_cast<int>(data.size())) == 1;
    if (!done)
        qFatal("TDES is not to be had");
    return out.first(size);
}

QByteArray checkValue(const QByteArray& key)
{
    return encrypted(key, QByteArray(blockBytes, '\0')).first(checkBytes);
}

/// The rightmost twelve digits without the check digit, as the other half of a format 0 block.
QByteArray cardBlock(const QString& card)
{
    const QString digits = card.chopped(1).right(12).rightJustified(12, QLatin1Char('0'));
    return QByteArray::fromHex("0000" + digits.toLatin1());
}

} // namespace

QByteArray encrypted(const QByteArray& key, const QByteArray& data)
{
    return transformed(key, data, Direction::Encrypt);
}

QByteArray decrypted(const QByteArray& key, const QByteArray& data)
{
    return transformed(key, data, Direction::Decrypt);
}

QString workingKeyBlob(const QByteArray& masterKey, const QByteArray& pinKey,
                       const QByteArray& macKey)
{
    Q_ASSERT(macKey.size() == blockBytes);
    // With equal halves TDES is DES.
    const QByteArray blob = encrypted(masterKey, pinKey) + checkValue(pinKey) +
                            encrypted(masterKey, macKey) + QByteArray(blockBytes, '\0') +
                            checkValue(macKey + macKey);
    return QString::fromLatin1(blob.toHex().toUpper());
}

std::optional<QString> pinOf(const QByteArray& pinKey, const QString& blockHex, const QString& card)
{
    QByteArray block = decrypted(pinKey, QByteArray::fromHex(blockHex.toLatin1()));
    const QByteArray other = cardBlock(card);
    for (qsizetype i = 0; i < blockBytes; ++i)
        block[i] = static_cast<char>(block.at(i) ^ other.at(i));
    const QString nibbles = QString::fromLatin1(block.toHex());
    const int length = nibbles.sliced(1, 1).toInt(nullptr, 16);
    const bool isFormat0 = nibbles.startsWith(u'0') && length >= 4 && length <= 12;
    const QString filling = isFormat0 ? nibbles.sliced(2 + length) : QString();
    if (!isFormat0 || filling != QString(filling.size(), u'f'))
        return std::nullopt;
    const QString pin = nibbles.sliced(2, length);
    for (const QChar digit : pin) {
        if (!digit.isDigit())
            return std::nullopt;
    }
    return pin;
}

} // namespace till::sandbox::loyalty
