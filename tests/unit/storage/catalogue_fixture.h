// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/catalogue_transfer.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace till::storage {

/// A catalogue of its own for one test.
class CatalogueFixture {
public:
    CatalogueFixture() : m_store(CatalogueStore::open(copyOfAnEmptyOne()).value())
    {
        // Hundreds of catalogues are made here, and none is to survive a power cut.
        [[maybe_unused]] const auto fast = m_store.database().exec("PRAGMA synchronous = OFF");
        m_reader = CatalogueReader::open(path()).value();
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("catalogue.db")); }
    [[nodiscard]] CatalogueStore& store() { return m_store; }
    [[nodiscard]] CatalogueReader& reader() { return *m_reader; }

    /// Imports a file given as its bytes.
    ImportReport import(const QByteArray& bytes, const ImportOptions& options = {},
                        const TransferProgress& progress = {})
    {
        QBuffer file;
        file.setData(bytes);
        file.open(QIODevice::ReadOnly);
        return importCatalogue(m_store, file, options, progress).value();
    }
    ImportReport import(const QString& text, const ImportOptions& options = {})
    {
        return import(text.toUtf8(), options);
    }
    QByteArray exported(const ExportOptions& options = {})
    {
        QBuffer file;
        file.open(QIODevice::WriteOnly);
        [[maybe_unused]] const qint64 count = exportCatalogue(path(), file, options).value();
        return file.data();
    }
    /// Codes of the hits, in their order.
    QStringList find(const QString& words, int hitsMax = 50)
    {
        const ports::CataloguePage page = m_reader->search(words, hitsMax).value();
        QStringList codes;
        for (const ports::CatalogueHit& hit : page.hits)
            codes.append(hit.product.code.text());
        return codes;
    }

private:
    QString copyOfAnEmptyOne()
    {
        static const QTemporaryDir folder;
        const QString empty = folder.filePath(QStringLiteral("empty.db"));
        if (!QFile::exists(empty)) [[maybe_unused]]
            const CatalogueStore made = CatalogueStore::open(empty).value();
        QFile::copy(empty, path());
        return path();
    }

    QTemporaryDir m_folder;
    CatalogueStore m_store;
    std::unique_ptr<CatalogueReader> m_reader;
};

} // namespace till::storage
