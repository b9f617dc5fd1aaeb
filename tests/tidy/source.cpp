// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/source.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace till::tidy {
namespace {

/// Blanks comments and the contents of literals; line breaks stay, so line numbers fit.
class Stripper {
public:
    explicit Stripper(const QString& text) : m_text(text) {}

    QString stripped()
    {
        while (m_at < m_text.size())
            step();
        return m_out;
    }

private:
    [[nodiscard]] QStringView rest() const { return QStringView(m_text).mid(m_at); }

    void copy(qsizetype count)
    {
        m_out += rest().left(count);
        m_at += count;
    }

    void blank(qsizetype count)
    {
        for (const QChar character : rest().left(count))
            m_out += character == u'\n' ? u'\n' : u' ';
        m_at += count;
    }

    /// Up to and including `end`, or everything when it does not come.
    void blankThrough(const QString& end, qsizetype from)
    {
        const qsizetype found = m_text.indexOf(end, m_at + from);
        blank(found < 0 ? m_text.size() - m_at : found + end.size() - m_at);
    }

    void blankLiteral(QChar quote)
    {
        copy(1);
        qsizetype length = 0;
        while (m_at + length < m_text.size() && m_text.at(m_at + length) != quote &&
               m_text.at(m_at + length) != u'\n')
            length += m_text.at(m_at + length) == u'\\' ? 2 : 1;
        blank(std::min(length, m_text.size() - m_at));
        if (m_at < m_text.size())
            copy(1);
    }

    void blankRaw()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString delimiter = m_text.mid(m_at + 2, open - m_at - 2);
        blankThrough(u')' + delimiter + u'"', 0);
    }

    void step()
    {
        const QChar before = m_at > 0 ? m_text.at(m_at - 1) : QChar(u'\n');
        if (rest().startsWith(u"//")) {
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            blank(end < 0 ? m_text.size() - m_at : end - m_at);
        } else if (rest().startsWith(u"/*")) {
            blankThrough(u"*/"_qs, 2);
        } else if (rest().startsWith(u"R\"")) {
            blankRaw();
        } else if (rest().startsWith(u"#include")) {
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            copy(end < 0 ? m_text.size() - m_at : end - m_at);
        } else if (rest().startsWith(u'"')) {
            blankLiteral(u'"');
        } else if (rest().startsWith(u'\'') && !before.isLetterOrNumber()) {
            blankLiteral(u'\''); // otherwise it separates digits: 1'000
        } else {
            copy(1);
        }
    }

    const QString& m_text;
    qsizetype m_at = 0;
    QString m_out;
};

bool isProjectFile(const QString& path)
{
    static const QRegularExpression kept(
        u"^((core|devices|ui|app|tests|installer|resources|translations|\\.ci)/|[^/]*$)"_qs);
    static const QRegularExpression text(
        u"(\\.(h|cpp|cmake|md|txt|json|sh|rules|desktop|qss|ts|qrc)|/run)$"_qs);
    return kept.match(path).hasMatch() && text.match(path).hasMatch();
}

} // namespace

QString Source::room() const
{
    if (path.startsWith(u"tests/"))
        return u"tests"_qs;
    return path.section(u'/', 0, 1);
}

bool Source::isHeader() const
{
    return path.endsWith(u".h");
}

bool Source::isCpp() const
{
    return isHeader() || path.endsWith(u".cpp");
}

Source sourceOf(const QString& path, const QString& text)
{
    Source source{.path = path, .lines = text.split(u'\n'), .code = {}};
    if (source.isCpp())
        source.code = Stripper(text).stripped().split(u'\n');
    return source;
}

QList<Source> readProject(const QString& root)
{
    QList<Source> sources;
    const QDir directory(root);
    QDirIterator files(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = directory.relativeFilePath(files.next());
        if (!isProjectFile(path))
            continue;
        QFile file(files.filePath());
        if (file.open(QIODevice::ReadOnly))
            sources.append(sourceOf(path, QString::fromUtf8(file.readAll())));
    }
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

} // namespace till::tidy
