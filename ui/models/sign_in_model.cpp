// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sign_in_model.h"

#include <QCoreApplication>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::SignIn)
};

} // namespace

SignInModel::SignInModel(DeskClient& client, QObject* parent) : QObject(parent), m_client(client)
{
    connect(&m_client, &DeskClient::staffChanged, this, [this] {
        if (m_chosen >= staff().size() || (m_chosen < 0 && !staff().isEmpty()))
            m_chosen = staff().isEmpty() ? -1 : 0;
        Q_EMIT changed();
    });
    connect(&m_client, &DeskClient::signInRefused, this,
            [this](const services::SignInRefusal& refusal) {
                m_waiting = false;
                m_trouble = messageFor(refusal);
                Q_EMIT changed();
            });
    connect(&m_client, &DeskClient::signedIn, this, [this] {
        m_waiting = false;
        m_trouble.reset();
        wipe();
        Q_EMIT changed();
    });
    if (!staff().isEmpty())
        m_chosen = 0;
}

SignInModel::~SignInModel()
{
    wipe();
}

void SignInModel::choose(int index)
{
    if (index < 0 || index >= staff().size())
        return;
    m_chosen = index;
    m_trouble.reset();
    wipe();
    Q_EMIT changed();
}

bool SignInModel::chooseNumber(const QString& number)
{
    for (qsizetype i = 0; i < staff().size(); ++i) {
        if (staff().at(i).id.text() == number) {
            choose(int(i));
            return true;
        }
    }
    m_trouble = messageFor(
        services::SignInRefusal{services::SignInRefusal::Reason::NoSuchOperator, 0, Instant()});
    Q_EMIT changed();
    return false;
}

void SignInModel::type(QChar digit)
{
    if (digit < u'0' || digit > u'9' || m_pin.size() >= pinLengthMax || m_waiting)
        return;
    m_pin.append(digit);
    m_trouble.reset();
    Q_EMIT changed();
}

void SignInModel::backspace()
{
    m_pin.chop(1);
    Q_EMIT changed();
}

void SignInModel::clear()
{
    wipe();
    Q_EMIT changed();
}

bool SignInModel::canSubmit() const
{
    return m_chosen >= 0 && m_pin.size() >= pinLengthMin && !m_waiting;
}

void SignInModel::submit()
{
    if (!canSubmit())
        return;
    m_waiting = true;
    m_trouble.reset();
    m_client.signIn(staff().at(m_chosen).id, m_pin);
    wipe();
    Q_EMIT changed();
}

void SignInModel::wipe()
{
    m_pin.fill(u'0');
    m_pin.clear();
}

QString roleName(staff::Role role)
{
    switch (role) {
    case staff::Role::Cashier:
        return Words::tr("Cashier");
    case staff::Role::Senior:
        return Words::tr("Senior cashier");
    case staff::Role::Technician:
        return Words::tr("Technician");
    case staff::Role::Auditor:
        return Words::tr("Auditor");
    case staff::Role::Manager:
        return Words::tr("Manager");
    }
    Q_UNREACHABLE();
}

} // namespace till::models
