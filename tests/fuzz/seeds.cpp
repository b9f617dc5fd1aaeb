// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_seeds CORPUS DICTIONARY: for each interface of each channel a full request and a full answer
// by its tables, as inputs of fuzz_channel.cpp below CORPUS, and every name and value that the
// tables have as libFuzzer's DICTIONARY.
#include "core/channels/form.h"
#include "core/wire/json.h"
#include "tests/support/full_message.h"
#include "tests/support/subjects.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace till;
using channels::Field;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        std::fprintf(stderr, "%s cannot be written\n", qUtf8Printable(path));
        std::exit(70);
    }
}

/// As the acquirer tells it: by `subject`'s notifications a form or an object.
QByteArray notificationOf(const support::Subject& subject, const channels::Interface& which)
{
    const QByteArray object = support::fullAnswer(which);
    if (!subject.forms.contains(which.name))
        return object;
    const auto message = which.newAnswer();
    const auto json = wire::parseJson(object);
    if (!json || !channels::fields::decode(*which.answer, *json, message.get()))
        std::abort();
    return channels::forms::encode(*which.answer, message.get());
}

void collectWords(std::span<const Field> fields, QSet<QByteArray>& words)
{
    for (const Field& field : fields) {
        words.insert(QByteArray(field.name.data(), field.name.size()));
        for (const QLatin1StringView value : field.oneOf)
            words.insert(QByteArray(value.data(), value.size()));
        collectWords(field.items, words);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("fuzz_seeds CORPUS DICTIONARY\n", stderr);
        return 64;
    }
    const QString corpus = QString::fromLocal8Bit(argv[1]);
    QSet<QByteArray> words{"\\\"", "null", "true", "{\\\"", "\\\":\\\"", "&", "=", "00", "0000"};
    for (const support::Subject& subject : support::subjects()) {
        const QDir folder(corpus + u'/' + subject.protocol->name());
        folder.mkpath(QStringLiteral("."));
        char place = 'A';
        for (const channels::Interface& each : subject.protocol->interfaces()) {
            const QByteArray start(1, place++);
            const QString name(each.name);
            if (each.request != nullptr) {
                write(folder.filePath(name + QStringLiteral(".request")),
                      start + 'r' + support::fullMessage(*each.request));
                collectWords(each.request->fields, words);
            }
            if (each.answer == nullptr)
                continue;
            const bool isNotification = each.kind == channels::Interface::Kind::Notification;
            const bool isSealed = isNotification ? subject.sealNotification != nullptr
                                                 : subject.sealAnswer != nullptr;
            const char door = isNotification ? (isSealed ? 't' : 'n') : (isSealed ? 's' : 'a');
            const QByteArray content =
                isNotification ? notificationOf(subject, each) : support::fullAnswer(each);
            write(folder.filePath(name + QStringLiteral(".answer")), start + door + content);
            collectWords(each.answer->fields, words);
        }
    }
    QList<QByteArray> sorted(words.begin(), words.end());
    std::sort(sorted.begin(), sorted.end());
    QByteArray dictionary;
    for (const QByteArray& word : sorted)
        dictionary += '"' + word + "\"\n";
    write(QString::fromLocal8Bit(argv[2]), dictionary);
    return 0;
}
