// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sign_in_model.h"

#include <QCoreApplication>

#include <utility>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::SignIn)
};

} // namespace

bool PinEntry::takeKey(int key)
{
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        if (m_digits.size() >= staff::pinDigitsMost)
            return false;
        m_digits.append(QChar(char16_t(key)));
        return true;
    }
    if (m_digits.isEmpty())
        return false;
    if (key == Qt::Key_Backspace)
        m_digits.chop(1);
    else if (key == Qt::Key_Clear || key == Qt::Key_Delete)
        clear();
    else
        return false;
    return true;
}

void PinEntry::clear()
{
    m_digits.fill(u'0');
    m_digits.clear();
}

QString PinEntry::take()
{
    return std::exchange(m_digits, QString());
}

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
        m_pin.clear();
        Q_EMIT changed();
    });
    if (!staff().isEmpty())
        m_chosen = 0;
}

void SignInModel::choose(int index)
{
    if (index < 0 || index >= staff().size())
        return;
    m_chosen = index;
    m_trouble.reset();
    m_pin.clear();
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

void SignInModel::takeKey(int key)
{
    if (m_waiting || !m_pin.takeKey(key))
        return;
    m_trouble.reset();
    Q_EMIT changed();
}

bool SignInModel::canSubmit() const
{
    return m_chosen >= 0 && m_pin.isLongEnough() && !m_waiting;
}

void SignInModel::submit()
{
    if (!canSubmit())
        return;
    m_waiting = true;
    m_trouble.reset();
    m_client.signIn(staff().at(m_chosen).id, m_pin.take());
    Q_EMIT changed();
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
