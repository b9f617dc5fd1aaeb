// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_seeds CORPUS DICTIONARY: for each interface of each channel a full request and a full answer
// by its tables, as inputs of fuzz_channel.cpp below CORPUS, and every name and value that the
// tables have as libFuzzer's DICTIONARY.
#include "core/channels/field_check.h"
#include "core/wire/json_writer.h"
#include "tests/support/subjects.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <cstdio>

using namespace till;
using channels::Field;
using channels::FieldType;

namespace {

/// Of the right type and length, different for each field.
QString textFor(const Field& field, int number)
{
    if (!field.oneOf.empty())
        return field.oneOf.front();
    const bool isWords = field.type == FieldType::Text || field.type == FieldType::Reference;
    QString text = (isWords ? QStringLiteral("v") : QString()) + QString::number(number);
    while (text.size() < field.least)
        text.prepend(u'1');
    return field.most > 0 ? text.right(field.most) : text;
}

void writeAmount(const Field& field, int number, wire::JsonWriter& writer)
{
    const qint64 fen =
        field.most > 0 ? std::min(field.least + number, field.most) : field.least + number;
    const QString yuan = Money::fromFen(fen).toPlain();
    switch (field.type) {
    case FieldType::FenText:
        return writer.text(QString::number(fen));
    case FieldType::YuanText:
        return writer.text(yuan);
    case FieldType::YuanNumber:
        return writer.digits(yuan);
    default:
        return writer.number(fen);
    }
}

void writeObject(std::span<const Field> fields, int& number, wire::JsonWriter& writer)
{
    writer.beginObject();
    for (const Field& field : fields) {
        ++number;
        writer.name(field.name);
        if (field.type == FieldType::List)
            writer.beginList();
        if (channels::isNested(field.type))
            writeObject(field.items, number, writer);
        else if (channels::isAmount(field.type))
            writeAmount(field, number, writer);
        else if (field.type == FieldType::Flag)
            writer.flag(true);
        else if (field.type == FieldType::Number)
            writer.digits(textFor(field, number));
        else
            writer.text(textFor(field, number));
        if (field.type == FieldType::List)
            writer.endList();
    }
    writer.endObject();
}

QByteArray fullObject(const channels::FieldTable& table)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    int number = 0;
    writeObject(table.fields, number, writer);
    return bytes;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        std::fprintf(stderr, "%s cannot be written\n", qUtf8Printable(path));
        std::exit(70);
    }
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
                      start + 'r' + fullObject(*each.request));
                collectWords(each.request->fields, words);
            }
            if (each.answer == nullptr)
                continue;
            const bool isNotification = each.kind == channels::Interface::Kind::Notification;
            const bool isSealed = isNotification ? subject.sealNotification != nullptr
                                                 : subject.sealAnswer != nullptr;
            const char door = isNotification ? (isSealed ? 't' : 'n') : (isSealed ? 's' : 'a');
            write(folder.filePath(name + QStringLiteral(".answer")),
                  start + door + fullObject(*each.answer));
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
