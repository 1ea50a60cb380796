// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"

#include "fleet/document/field_reader.h"
#include "fleet/slots/durable_file.h"

#include <QFile>

#include <algorithm>

namespace caravan {

namespace {

/// The request itself, or a file with it, or `-`.
QString requestText(const QString &given)
{
    if (given.startsWith(u"CARAVAN-ENROL-")) return given;
    QFile file(given);
    const bool open = given == u"-" ? file.open(0, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    return open ? QString::fromUtf8(file.read(4096)) : QString();
}

void remember(FleetFolder &folder, const TerminalEntry &terminal)
{
    const auto same = [&terminal](const TerminalEntry &entry) { return entry.id == terminal.id; };
    folder.terminals.erase(std::remove_if(folder.terminals.begin(), folder.terminals.end(), same),
                           folder.terminals.end());
    folder.terminals.append(terminal);
}

} // namespace

Answer runEnrol(const QStringList &arguments, const Clock &)
{
    CommandLine line(
        u"enrol"_qs,
        u"Answers a terminal's request (caravan-agent --enrol-request). Request and answer are one line of "
        "text: a file, a message or a QR code; no line between the two is needed."_qs,
        u"REQUEST|FILE|-"_qs);
    line.option(u"channel"_qs, u"What the terminal follows."_qs, u"NAME"_qs, u"stable"_qs)
        .option(u"cohort"_qs, u"Group that a rollout can name."_qs, u"NAME"_qs)
        .option(u"out"_qs, u"Write the answer to this file."_qs, u"FILE"_qs)
        .option(u"dry-run"_qs, u"Answer, but do not remember the terminal."_qs);
    if (const auto end = line.read(arguments, 1, 1)) return *end;
    auto folder = FleetFolder::load(line.fleetDir());
    if (!folder) return Answer::failed(folder.error());
    const auto request = EnrolmentRequest::parse(requestText(line.positional().first()));
    if (!request) return Answer::refused(request.error());
    const Enrolment answer{
        folder->fleet, request->key->id(),        line.value(u"channel"_qs), line.value(u"cohort"_qs),
        folder->urls,  folder->keys.roots.first()};
    const QString text = answer.write();
    if (!Enrolment::parse(text)) return Answer::usage(u"channel and cohort are 1 to 40 of a-z, 0-9 and -"_qs);
    if (!line.dryRun()) {
        remember(folder.value(), {request->name, answer.terminal, answer.channel, answer.cohort});
        if (const auto saved = folder->save(); !saved) return Answer::failed(saved.error());
    }
    if (!line.isSet(u"out"_qs)) return {Exit::Ok, text};
    if (!durable::write(line.value(u"out"_qs), text.toUtf8() + '\n'))
        return Answer::failed(u"cannot write "_qs + line.value(u"out"_qs));
    return {Exit::Ok, QStringLiteral("terminal %1 %2 follows %3: answer in %4")
                          .arg(request->name, answer.terminal, answer.channel, line.value(u"out"_qs))};
}

} // namespace caravan
