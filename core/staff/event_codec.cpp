// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/events.h"

#include "core/base/overloaded.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <utility>

namespace till::staff {
namespace {

/// Takes fields out of a payload and remembers whether one was missing or of another type.
class Fields {
public:
    explicit Fields(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] bool fits() const { return m_fits; }

    OperatorId id(QLatin1String name)
    {
        const QString value = text(name);
        m_fits = m_fits && isOperatorId(value);
        return OperatorId(value);
    }

    /// Empty when it is not there: the program itself did it.
    OperatorId idOrNone(QLatin1String name)
    {
        return m_object.contains(name) ? id(name) : OperatorId();
    }

    QString text(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        m_fits = m_fits && value.isString() && !value.toString().isEmpty();
        return value.toString();
    }

    std::optional<QString> textOrNone(QLatin1String name)
    {
        return m_object.contains(name) ? std::optional(text(name)) : std::nullopt;
    }

    Role role(QLatin1String name)
    {
        const std::optional<Role> role = roleNamed(text(name));
        m_fits = m_fits && role.has_value();
        return role.value_or(Role::Cashier);
    }

    std::optional<Role> roleOrNone(QLatin1String name)
    {
        return m_object.contains(name) ? std::optional(role(name)) : std::nullopt;
    }

    Permission permission(QLatin1String name)
    {
        const std::optional<Permission> permission = permissionNamed(text(name));
        m_fits = m_fits && permission.has_value();
        return permission.value_or(Permission::Sell);
    }

    std::optional<bool> flagOrNone(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        m_fits = m_fits && (value.isUndefined() || value.isBool());
        return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    }

    Instant instant(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        constexpr qint64 none = -1;
        const qint64 unixMs = value.toInteger(none);
        m_fits = m_fits && unixMs != none;
        return Instant{unixMs};
    }

private:
    QJsonObject m_object;
    bool m_fits = true;
};

constexpr QLatin1String idKey("id");
constexpr QLatin1String nameKey("name");
constexpr QLatin1String roleKey("role");
constexpr QLatin1String pinHashKey("pinHash");
constexpr QLatin1String activeKey("active");
constexpr QLatin1String byKey("by");
constexpr QLatin1String untilKey("until");
constexpr QLatin1String permissionKey("permission");

QJsonObject idOnly(const OperatorId& id)
{
    return {{idKey, id.text()}};
}

QJsonObject objectOf(const StaffChanged& event)
{
    QJsonObject object = idOnly(event.id);
    if (event.name)
        object.insert(nameKey, *event.name);
    if (event.role)
        object.insert(roleKey, nameOf(*event.role));
    if (event.pinHash)
        object.insert(pinHashKey, *event.pinHash);
    if (event.active)
        object.insert(activeKey, *event.active);
    if (!event.by.isEmpty())
        object.insert(byKey, event.by.text());
    return object;
}

QJsonObject objectOf(const AccountUnlocked& event)
{
    QJsonObject object = idOnly(event.id);
    if (!event.by.isEmpty())
        object.insert(byKey, event.by.text());
    return object;
}

std::optional<Event> read(QStringView kind, Fields& fields)
{
    if (kind == u"staff.added")
        return StaffAdded{.person = {.id = fields.id(idKey),
                                     .name = fields.text(nameKey),
                                     .role = fields.role(roleKey)},
                          .pinHash = fields.text(pinHashKey)};
    if (kind == u"staff.changed")
        return StaffChanged{.id = fields.id(idKey),
                            .name = fields.textOrNone(nameKey),
                            .role = fields.roleOrNone(roleKey),
                            .pinHash = fields.textOrNone(pinHashKey),
                            .active = fields.flagOrNone(activeKey),
                            .by = fields.idOrNone(byKey)};
    if (kind == u"staff.signed_in")
        return SignedIn{fields.id(idKey)};
    if (kind == u"staff.signed_out")
        return SignedOut{fields.id(idKey)};
    if (kind == u"staff.sign_in_failed")
        return SignInFailed{fields.id(idKey)};
    if (kind == u"staff.locked")
        return AccountLocked{.id = fields.id(idKey), .until = fields.instant(untilKey)};
    if (kind == u"staff.unlocked")
        return AccountUnlocked{.id = fields.id(idKey), .by = fields.idOrNone(byKey)};
    if (kind == u"staff.approved")
        return Approved{.id = fields.id(idKey), .permission = fields.permission(permissionKey)};
    return std::nullopt;
}

} // namespace

QString kindOf(const Event& event)
{
    return std::visit(Overloaded{
                          [](const StaffAdded&) { return u"staff.added"_qs; },
                          [](const StaffChanged&) { return u"staff.changed"_qs; },
                          [](const SignedIn&) { return u"staff.signed_in"_qs; },
                          [](const SignedOut&) { return u"staff.signed_out"_qs; },
                          [](const SignInFailed&) { return u"staff.sign_in_failed"_qs; },
                          [](const AccountLocked&) { return u"staff.locked"_qs; },
                          [](const AccountUnlocked&) { return u"staff.unlocked"_qs; },
                          [](const Approved&) { return u"staff.approved"_qs; },
                      },
                      event);
}

QByteArray encode(const Event& event)
{
    const QJsonObject object =
        std::visit(Overloaded{
                       [](const StaffAdded& added) {
                           return QJsonObject{{idKey, added.person.id.text()},
                                              {nameKey, added.person.name},
                                              {roleKey, nameOf(added.person.role)},
                                              {pinHashKey, added.pinHash}};
                       },
                       [](const StaffChanged& changed) { return objectOf(changed); },
                       [](const SignedIn& signedIn) { return idOnly(signedIn.id); },
                       [](const SignedOut& signedOut) { return idOnly(signedOut.id); },
                       [](const SignInFailed& failed) { return idOnly(failed.id); },
                       [](const AccountLocked& locked) {
                           QJsonObject fields = idOnly(locked.id);
                           fields.insert(untilKey, locked.until.unixMs);
                           return fields;
                       },
                       [](const AccountUnlocked& unlocked) { return objectOf(unlocked); },
                       [](const Approved& approved) {
                           QJsonObject fields = idOnly(approved.id);
                           fields.insert(permissionKey, nameOf(approved.permission));
                           return fields;
                       },
                   },
                   event);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Event> decode(QStringView kind, const QByteArray& payload)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(payload, &error);
    Fields fields(document.object());
    const std::optional<Event> event = read(kind, fields);
    if (!event)
        return failure(ErrorCode::NotFound, u"no staff event is called %1"_qs.arg(kind));
    if (!document.isObject() || !fields.fits())
        return failure(ErrorCode::Malformed, u"the payload does not fit %1"_qs.arg(kind));
    return *event;
}

} // namespace till::staff
