// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_answer.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <optional>

using namespace till;

namespace {

constexpr qint64 bodyMax = 4'096;

/// In pieces of so many bytes: the answer, if there is one.
std::optional<ports::HttpAnswer> read(const QByteArray& bytes, qsizetype piece)
{
    net::AnswerReader reader(bodyMax);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto progress =
            reader.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        if (!progress)
            return std::nullopt;
        if (*progress != net::AnswerReader::Progress::Complete)
            continue;
        if (at + piece < bytes.size())
            return std::nullopt; // bytes behind the end, which nobody may give any more
        return reader.answer();
    }
    return std::nullopt;
}

} // namespace

/// The first byte says how large the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    const auto whole = read(bytes, std::max<qsizetype>(1, bytes.size()));
    const auto inPieces = read(bytes, 1 + data[0] % 32);
    fuzz::hold("pieces do not matter", whole.has_value() == inPieces.has_value());
    if (!whole)
        return 0;
    fuzz::hold("nor change anything",
               whole->status == inPieces->status && whole->body == inPieces->body);
    fuzz::hold("no more than was asked for", whole->body.size() <= bodyMax);
    return 0;
}
