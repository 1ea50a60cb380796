// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/fleet_commands.h"

#include "fleet/slots/durable_file.h"
#include "sync/agent/fleet_agent.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace caravan {

namespace {

constexpr int exitFailed = 1;
constexpr int exitNotYet = 3; ///< of --update: a broken line, a shopper, the hours, a trial
constexpr qint64 mostBytes = 1 << 20;

int say(const QString &text)
{
    std::puts(qPrintable(text));
    return 0;
}

int fail(const QString &message)
{
    std::fprintf(stderr, "caravan-agent: %s\n", qPrintable(message));
    return exitFailed;
}

int accept(const QString &given, const ProcessOptions &options)
{
    QString text = given;
    if (QFile::exists(given)) text = QString::fromUtf8(durable::read(given, mostBytes).value_or(QByteArray()));
    const auto enrolment = acceptEnrolment(options.stateDir, text);
    if (!enrolment) return fail(enrolment.error());
    return say(QStringLiteral("terminal %1 belongs to the fleet %2 and follows %3")
                   .arg(enrolment->terminal, enrolment->fleet, enrolment->channel));
}

int update(const ProcessOptions &options)
{
    const auto lock = ProcessLock::acquire(options.stateDir, QStringLiteral("agent"));
    if (!lock) return fail(lock.error());
    const SystemClock clock;
    const auto agent = FleetAgent::open(options, clock);
    if (!agent) return fail(agent.error());
    QObject::connect(agent->get(), &FleetAgent::passed, [](UpdateEnd end) {
        const bool settled = end == UpdateEnd::Settled || end == UpdateEnd::Switched;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [settled] { QCoreApplication::exit(settled ? 0 : exitNotYet); },
            Qt::QueuedConnection);
    });
    (*agent)->runOnce();
    const int status = QCoreApplication::exec();
    std::fputs(QJsonDocument((*agent)->status()).toJson().constData(), stdout);
    return status;
}

} // namespace

void addFleetOptions(QCommandLineParser &parser)
{
    parser.addOptions(
        {{u"enrol-request"_qs, u"Make this terminal's key, print its request to a fleet's operator and end."_qs},
         {u"enrol-accept"_qs, u"Take the operator's answer (text or file) and end."_qs, u"ANSWER"_qs},
         {u"fleet-status"_qs, u"Print what the updater said last, as JSON, and end."_qs},
         {u"update"_qs, u"Ask the fleet once, do what is due and end (3: not all of it). The agent must not run."_qs}});
}

std::optional<int> runFleetOption(const QCommandLineParser &parser, const ProcessOptions &options)
{
    if (parser.isSet(u"enrol-request"_qs)) {
        const auto request = requestEnrolment(options.stateDir, options.config.terminal.id);
        return request ? say(*request) : fail(request.error());
    }
    if (parser.isSet(u"enrol-accept"_qs)) return accept(parser.value(u"enrol-accept"_qs), options);
    if (parser.isSet(u"fleet-status"_qs)) {
        const auto text = durable::read(fleet_files::status(options.stateDir), mostBytes);
        return text ? say(QString::fromUtf8(*text).trimmed()) : fail(QStringLiteral("the updater has not run yet"));
    }
    if (parser.isSet(u"update"_qs)) return update(options);
    return std::nullopt;
}

} // namespace caravan
