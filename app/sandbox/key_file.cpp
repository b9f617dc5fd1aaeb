// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/key_file.h"

#include <QFile>

#include <utility>

#include <unistd.h>

namespace till::sandbox {

namespace {

/// One line, read byte by byte: what follows on standard input is not ours to take.
QByteArray firstLineOfInput()
{
    QByteArray line;
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line.append(byte);
    return line;
}

} // namespace

Result<Secret> keyOf(const QString& path, const QByteArray& otherwise)
{
    if (path.isEmpty())
        return Secret(QByteArray(otherwise));
    QByteArray line;
    if (path == u"-") {
        line = firstLineOfInput();
    } else {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Unavailable, path + u": "_qs + file.errorString());
        line = file.readLine();
    }
    line = line.trimmed();
    if (line.isEmpty())
        return failure(ErrorCode::Unavailable, u"the key is empty"_qs);
    return Secret(std::move(line));
}

} // namespace till::sandbox
