// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/post_reader.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace till;
using Progress = net::PostReader::Progress;

namespace {

constexpr net::PostReader::Limits limits{
    .headMax = 2'048, .bodyMax = 1'024, .pathMax = 128, .fieldsMax = 16};

Progress read(net::PostReader& reader, const QByteArray& bytes, qsizetype piece)
{
    Progress progress = Progress::More;
    bool isHeadRead = false;
    for (qsizetype at = 0; at < bytes.size() && progress != Progress::Refused; at += piece) {
        progress =
            reader.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        if (progress != Progress::HeadRead)
            continue;
        fuzz::hold("a head is read once", !isHeadRead);
        isHeadRead = true;
        progress = reader.take({});
    }
    return progress;
}

} // namespace

/// The first byte says how large the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    net::PostReader whole(limits);
    net::PostReader inPieces(limits);
    const Progress progress = read(whole, bytes, std::max<qsizetype>(1, bytes.size()));
    fuzz::hold("pieces do not matter", progress == read(inPieces, bytes, 1 + data[0] % 32));
    if (progress == Progress::Refused)
        fuzz::hold("a refusal has a status", whole.status() >= 400 && whole.status() < 600);
    if (progress != Progress::Complete)
        return 0;
    fuzz::hold("nor change anything",
               whole.path() == inPieces.path() && whole.body() == inPieces.body());
    fuzz::hold("within its bounds",
               whole.body().size() <= limits.bodyMax && whole.path().size() <= limits.pathMax);
    fuzz::hold("the body ends the request", bytes.endsWith(whole.body()));
    return 0;
}
