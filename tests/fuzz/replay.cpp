// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_x [--mutations N] [--seed N] FILE_OR_FOLDER ...: the inputs as they are, then so many
// changed ones, the same for the same seed. It stands where libFuzzer does not: short, and with any
// compiler. An input that ends the program is left in fuzz_x.crash in the working directory.
#include "tests/fuzz/target.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <random>

#include <fcntl.h>
#include <unistd.h>

namespace {

QByteArray current;   // NOLINT: read by the signal handler
QByteArray crashFile; // NOLINT: the same

void keepInput(int signal)
{
    const int file = ::open(crashFile.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0) {
        [[maybe_unused]] const ssize_t written =
            ::write(file, current.constData(), static_cast<std::size_t>(current.size()));
        ::close(file);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const QByteArray& input)
{
    current = input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.constData()),
                           static_cast<std::size_t>(current.size()));
}

/// Bits, bytes, pieces taken away, doubled, or put in from elsewhere.
class Mutator {
public:
    Mutator(QByteArrayList inputs, std::uint64_t seed) : m_inputs(std::move(inputs)), m_dice(seed)
    {
    }

    QByteArray next()
    {
        QByteArray bytes = m_inputs[below(m_inputs.size())];
        for (qsizetype steps = 1 + below(4); steps > 0; --steps)
            change(bytes);
        return bytes;
    }

private:
    qsizetype below(qsizetype limit)
    {
        return limit <= 0 ? 0 : static_cast<qsizetype>(m_dice() % static_cast<quint64>(limit));
    }

    void change(QByteArray& bytes)
    {
        static constexpr std::array<const char*, 18> pieces{
            "\"",  "\\",   "{",  "}",   "[",       "]",       ",",
            ":",   "null", "-0", "1e9", "\\u0000", "\\ud800", "99999999999999999999",
            "%00", "&",    "=",  "\r\n"};
        const qsizetype at = below(bytes.size() + 1);
        const qsizetype length = std::min<qsizetype>(1 + below(16), bytes.size() - at);
        switch (below(7)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            return;
        case 1:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(below(256));
            return;
        case 2:
            bytes.remove(at, length);
            return;
        case 3:
            bytes.insert(at, bytes.mid(at, length));
            return;
        case 4:
            bytes.insert(at, pieces[static_cast<std::size_t>(below(pieces.size()))]);
            return;
        case 5:
            bytes.truncate(at);
            return;
        default: {
            const QByteArray other = m_inputs[below(m_inputs.size())];
            const qsizetype from = below(other.size());
            bytes.replace(at, length, other.mid(from, 1 + below(32)));
            return;
        }
        }
    }

    QByteArrayList m_inputs;
    std::mt19937_64 m_dice;
};

QByteArrayList inputsIn(const QString& path)
{
    if (!QFileInfo(path).isDir()) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QByteArrayList{file.readAll()} : QByteArrayList{};
    }
    QByteArrayList inputs;
    const QDir folder(path);
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name))
        inputs += inputsIn(folder.filePath(name));
    return inputs;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    crashFile = QFileInfo(QString::fromLocal8Bit(argv[0])).fileName().toLocal8Bit() + ".crash";
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, keepInput);
    qulonglong mutations = 0;
    qulonglong seed = 1;
    QByteArrayList inputs;
    const QStringList arguments = QCoreApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QStringLiteral("--mutations"))
            mutations = arguments.value(++i).toULongLong();
        else if (arguments[i] == QStringLiteral("--seed"))
            seed = arguments.value(++i).toULongLong();
        else
            inputs += inputsIn(arguments[i]);
    }
    if (inputs.isEmpty()) {
        std::fputs("no inputs\n", stderr);
        return 2; // a run over nothing proves nothing
    }
    for (const QByteArray& input : std::as_const(inputs))
        run(input);
    Mutator mutator(inputs, seed);
    for (qulonglong i = 0; i < mutations; ++i)
        run(mutator.next());
    std::printf("%lld inputs, %llu changed ones, seed %llu\n",
                static_cast<long long>(inputs.size()), mutations, seed);
    return 0;
}
