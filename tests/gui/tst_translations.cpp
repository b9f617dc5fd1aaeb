// SPDX-License-Identifier: GPL-3.0-or-later

// Every text of the window has its Chinese words, and what stands between % signs survives.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Text {
    QString context;
    QString source;
    QString translation; ///< numerus forms one after the other
    bool finished = true;
};

QList<Text> textsOf(const QString& path)
{
    QFile file(path);
    QList<Text> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    Text text;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"message")
            texts.append(text);
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name")
            text.context = xml.readElementText();
        else if (xml.name() == u"source")
            text = {text.context, xml.readElementText(), {}, true};
        else if (xml.name() == u"translation") {
            text.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            text.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return texts;
}

/// A copy of the file as lupdate writes it from the sources of now.
QString updated(const QTemporaryDir& folder, const QString& name)
{
    const QString root = QStringLiteral(TILL_SOURCE_DIR);
    const QString copy = folder.filePath(name);
    if (!QFile::copy(root + QStringLiteral("/translations/") + name, copy))
        return {};
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QStringList arguments{QStringLiteral("-I"),           root,
                          root + QStringLiteral("/ui"),   root + QStringLiteral("/app/till"),
                          QStringLiteral("-locations"),   QStringLiteral("none"),
                          QStringLiteral("-no-obsolete"), QStringLiteral("-disable-heuristic"),
                          QStringLiteral("sametext"),     QStringLiteral("-disable-heuristic"),
                          QStringLiteral("similartext"),  QStringLiteral("-silent")};
    if (name == QStringLiteral("till_en.ts"))
        arguments.append(QStringLiteral("-pluralonly"));
    arguments.append({QStringLiteral("-ts"), copy});
    return QProcess::execute(QStringLiteral(TILL_LUPDATE), arguments) == 0 ? copy : QString();
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Chinese") << QStringLiteral("till_zh_CN.ts");
        QTest::newRow("English plurals") << QStringLiteral("till_en.ts");
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const QString file = updated(folder, name);
        QVERIFY(!file.isEmpty());
        const QList<Text> texts = textsOf(file);
        QVERIFY(texts.size() > 10);
        QStringList missing;
        for (const Text& text : texts) {
            if (!text.finished || text.translation.isEmpty())
                missing.append(text.context + QStringLiteral(": ") + text.source);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void placesForValuesSurvive()
    {
        const QRegularExpression place(QStringLiteral("%[1-9n]"));
        const QList<Text> texts =
            textsOf(QStringLiteral(TILL_SOURCE_DIR "/translations/till_zh_CN.ts"));
        QVERIFY(texts.size() > 100);
        for (const Text& text : texts) {
            auto wanted = place.globalMatch(text.source);
            while (wanted.hasNext()) {
                const QString which = wanted.next().captured();
                // 折 is counted from what is left, so that its %1 becomes %2.
                if (text.source == QStringLiteral("%1 % off"))
                    continue;
                QVERIFY2(text.translation.contains(which), qPrintable(text.source));
            }
        }
    }

    void speaksWithoutBlame()
    {
        const QStringList never{QStringLiteral("失败"), QStringLiteral("异常"),
                                QStringLiteral("非法"), QStringLiteral("请稍后重试"),
                                QStringLiteral("成功"), QStringLiteral("！")};
        const QList<Text> texts =
            textsOf(QStringLiteral(TILL_SOURCE_DIR "/translations/till_zh_CN.ts"));
        for (const Text& text : texts) {
            for (const QString& word : never)
                QVERIFY2(!text.translation.contains(word), qPrintable(text.translation));
        }
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
