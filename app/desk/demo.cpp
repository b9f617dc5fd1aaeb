// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/demo.h"

#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_transfer.h"

#include <QFile>

/// Resources of a static library have to be asked for, and Qt's macro works outside namespaces
/// only.
static void loadResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace till::desk {

const QList<DemoPerson>& demoStaff()
{
    static const QList<DemoPerson> people{
        {{OperatorId(u"1008"_qs), u"王敏"_qs, staff::Role::Cashier}, u"2580"_qs},
        {{OperatorId(u"1012"_qs), u"李强"_qs, staff::Role::Cashier}, u"1379"_qs},
        {{OperatorId(u"1001"_qs), u"陈芳"_qs, staff::Role::Manager}, u"8642"_qs},
        {{OperatorId(u"1015"_qs), u"赵磊"_qs, staff::Role::Senior}, u"7531"_qs},
    };
    return people;
}

namespace {

bool hasGoods(const Place& place)
{
    const auto reader = storage::CatalogueReader::open(place.cataloguePath());
    const auto count = reader ? (*reader)->count() : Result<qint64>(0);
    return count && *count > 0;
}

Result<void> importGoods(const Place& place)
{
    auto store = storage::CatalogueStore::open(place.cataloguePath());
    if (!store)
        return failure(store.error());
    QFile goods(u":/demo/catalogue.csv"_qs);
    if (!goods.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"the demo goods are not built in"_qs);
    const auto report = storage::importCatalogue(*store, goods, {});
    if (!report)
        return failure(report.error());
    if (report->outcome != storage::ImportReport::Outcome::Applied)
        return failure(ErrorCode::Malformed, u"the demo goods have mistakes"_qs);
    return {};
}

Result<void> copyQuickKeys(const Place& place)
{
    if (!QFile::copy(u":/demo/quick_keys.csv"_qs, place.quickKeysPath()))
        return failure(ErrorCode::Fault, u"cannot write %1"_qs.arg(place.quickKeysPath()));
    QFile::setPermissions(place.quickKeysPath(), QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

} // namespace

Result<void> installDemoGoods(const Place& place)
{
    loadResources();
    // Each by itself: a till that was killed in between goes on where it was.
    if (!hasGoods(place)) {
        if (const auto imported = importGoods(place); !imported)
            return imported;
    }
    return QFile::exists(place.quickKeysPath()) ? Result<void>() : copyQuickKeys(place);
}

Result<void> addDemoStaff(services::StaffService& staff)
{
    for (const DemoPerson& demo : demoStaff()) {
        if (staff.roll().find(demo.person.id) != nullptr)
            continue;
        if (const auto added = staff.add(demo.person, Secret(demo.pin.toUtf8())); !added)
            return added;
    }
    return {};
}

} // namespace till::desk
