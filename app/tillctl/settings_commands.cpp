// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/tillctl/session.h"
#include "core/settings/field.h"
#include "core/settings/secret_file.h"
#include "core/settings/settings_file.h"

#include <QJsonArray>

namespace till::ctl {

namespace {

QJsonArray problemsJson(const settings::Loaded& loaded, const QString& path)
{
    QJsonArray problems;
    for (const settings::Problem& problem : loaded.problems)
        problems.append(settings::describe(problem, path));
    return problems;
}

} // namespace

Answer settingsList(const Session& session)
{
    const settings::SettingsFile file(session.place.settingsPath);
    const settings::Loaded loaded = file.load();
    QJsonObject all;
    for (const settings::Field& field : settings::fields()) {
        all.insert(field.key, QJsonObject{{u"value"_qs, settings::textOf(field, loaded.values)},
                                          {u"allowed"_qs, field.allowed()},
                                          {u"help"_qs, field.help}});
    }
    return {{{u"file"_qs, file.path()},
             {u"settings"_qs, all},
             {u"problems"_qs, problemsJson(loaded, file.path())}},
            loaded.problems.isEmpty() ? Exit::Done : Exit::Refused};
}

Answer settingsGet(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"settings get KEY"_qs);
    const settings::Field* field = settings::findField(session.words.first());
    if (field == nullptr)
        return refused(u"no such setting: %1"_qs.arg(session.words.first()));
    const settings::Loaded loaded = settings::SettingsFile(session.place.settingsPath).load();
    return {{{u"key"_qs, field->key},
             {u"value"_qs, settings::textOf(*field, loaded.values)},
             {u"allowed"_qs, field->allowed()}},
            Exit::Done};
}

Answer settingsSet(const Session& session)
{
    if (session.words.size() != 2)
        return usage(u"settings set KEY VALUE"_qs);
    const settings::SettingsFile file(session.place.settingsPath);
    const auto changed = settings::withText(file.load().values, session.words[0], session.words[1]);
    if (!changed)
        return failed(changed.error());
    if (const auto saved = file.save(*changed); !saved)
        return failed(saved.error());
    return {{{u"key"_qs, session.words[0]},
             {u"value"_qs, settings::textOf(*settings::findField(session.words[0]), *changed)},
             {u"file"_qs, file.path()}},
            Exit::Done};
}

Answer secretSet(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"secret set NAME, with the value on standard input"_qs);
    QByteArray value = readSecretText();
    if (value.isEmpty())
        return refused(u"standard input held no value"_qs);
    if (desk::ownsSecret(session.words[0]))
        return refused(u"the till makes this key itself; replacing it would lock everybody out"_qs);
    if (const auto made = session.place.make(); !made)
        return failed(made.error());
    settings::SecretFiles secrets(session.place.secretsPath());
    if (const auto stored = secrets.store(session.words[0], Secret(std::move(value))); !stored)
        return failed(stored.error());
    return {{{u"stored"_qs, session.words[0]}}, Exit::Done};
}

Answer staffList(const Session& session)
{
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    (*desk)->recover();
    QJsonArray people;
    for (const staff::Member& member : (*desk)->staff().roll().members) {
        people.append(QJsonObject{{u"id"_qs, member.person.id.text()},
                                  {u"name"_qs, member.person.name},
                                  {u"role"_qs, staff::nameOf(member.person.role)},
                                  {u"active"_qs, member.active}});
    }
    return {{{u"staff"_qs, people}}, Exit::Done};
}

Answer staffAdd(const Session& session)
{
    if (session.words.size() != 3)
        return usage(u"staff add ID NAME ROLE, with the PIN on standard input"_qs);
    const auto role = staff::roleNamed(session.words[2]);
    if (!staff::isOperatorId(session.words[0]) || !role)
        return refused(u"the staff number has 1 to 12 letters and digits; roles: cashier, senior, "
                       u"manager, technician, "
                       u"auditor"_qs);
    const Secret pin(readSecretLine());
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    (*desk)->recover();
    const auto added =
        (*desk)->staff().add({OperatorId(session.words[0]), session.words[1], *role}, pin);
    if (!added)
        return failed(added.error());
    return {{{u"added"_qs, session.words[0]}}, Exit::Done};
}

} // namespace till::ctl
