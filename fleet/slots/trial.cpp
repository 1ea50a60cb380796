// SPDX-License-Identifier: Apache-2.0
#include "fleet/slots/trial.h"

#include "fleet/slots/durable_file.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan {

namespace {

constexpr qint64 mostBytes = 4096;

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(durable::read(path, mostBytes).value_or(QByteArray())).object();
}

bool writeObject(const QString &path, const QJsonObject &object)
{
    return durable::write(path, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Trial::Trial(const ReleaseSlots &releases, QString program)
    : m_slots(releases)
    , m_program(std::move(program))
{
}

bool Trial::begin(const QString &revision, const QString &back) const
{
    for (const QString &name : QDir(m_slots.dir()).entryList({QStringLiteral("trial.*")}, QDir::Files))
        if (!durable::remove(m_slots.dir() + u'/' + name)) return false;
    return writeObject(m_slots.dir() + u"/trial",
                       {{QStringLiteral("revision"), revision}, {QStringLiteral("back"), back}});
}

QString Trial::revision() const { return readObject(m_slots.dir() + u"/trial").value(u"revision").toString(); }
QString Trial::back() const { return readObject(m_slots.dir() + u"/trial").value(u"back").toString(); }

bool Trial::underWay() const
{
    const QString tried = revision();
    return !tried.isEmpty() && tried == m_slots.current();
}

Trial::Count Trial::count() const
{
    const QJsonObject read = readObject(m_slots.dir() + u"/trial." + m_program);
    const Count found{read.value(u"revision").toString(), read.value(u"starts").toInt(),
                      read.value(u"healthy").toBool()};
    return found.revision == revision() ? found : Count{revision(), 0, false};
}

bool Trial::store(const Count &count) const
{
    return writeObject(m_slots.dir() + u"/trial." + m_program, {{QStringLiteral("revision"), count.revision},
                                                                {QStringLiteral("starts"), count.starts},
                                                                {QStringLiteral("healthy"), count.healthy}});
}

int Trial::countStart() const
{
    Count counted = count();
    ++counted.starts;
    counted.healthy = false;
    return store(counted) ? counted.starts : 0;
}

int Trial::starts() const { return count().starts; }
bool Trial::isHealthy() const { return count().healthy; }

bool Trial::noteHealthy() const
{
    Count counted = count();
    counted.healthy = true;
    return store(counted);
}

bool Trial::confirm() const { return durable::remove(m_slots.dir() + u"/trial"); }

bool Trial::giveUp(const QString &reason) const
{
    ReleaseSlots releases = m_slots;
    const QString bad = releases.current();
    const QString wanted = underWay() ? back() : releases.previous();
    if (bad.isEmpty() || bad == factoryRelease || !releases.block(bad, reason)) return false;
    for (const QString &revision : {wanted, releases.previous(), factoryRelease})
        if (revision != bad && releases.has(revision) && !releases.isBlocked(revision))
            return releases.returnTo(revision) && durable::remove(m_slots.dir() + u"/trial");
    // Nothing to go back to: a release that starts sometimes is better than none.
    return releases.unblock(bad) && durable::remove(m_slots.dir() + u"/trial") && false;
}

} // namespace caravan
