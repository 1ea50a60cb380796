// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"

#include <QRegularExpression>

namespace caravan {

CommandLine::CommandLine(const QString &name, const QString &summary, const QString &arguments)
    : m_name(name)
{
    m_parser.setApplicationDescription(summary);
    m_parser.addPositionalArgument(name, {}, name + (arguments.isEmpty() ? QString() : QString(u' ' + arguments)));
    option(QStringLiteral("help"), QStringLiteral("Say this and end."));
    option(QStringLiteral("fleet"), QStringLiteral("The operator's folder; else $CARAVAN_FLEET, else ./fleet."),
           QStringLiteral("DIR"));
}

CommandLine &CommandLine::option(const QString &name, const QString &meaning, const QString &value,
                                 const QString &standard)
{
    m_parser.addOption(QCommandLineOption(name, meaning, value, standard));
    return *this;
}

std::optional<Answer> CommandLine::read(const QStringList &arguments, qsizetype least, qsizetype most)
{
    const bool understood = m_parser.parse(QStringList{QStringLiteral("caravan-fleet")} + arguments);
    if (isSet(QStringLiteral("help"))) return Answer{Exit::Ok, m_parser.helpText()};
    if (!understood) return Answer::usage(m_parser.errorText());
    if (positional().size() < least || positional().size() > most)
        return Answer::usage(QStringLiteral("wrong number of arguments: see caravan-fleet %1 --help").arg(m_name));
    return std::nullopt;
}

QString CommandLine::fleetDir() const
{
    const QString given = value(QStringLiteral("fleet"));
    return given.isEmpty() ? qEnvironmentVariable("CARAVAN_FLEET", QStringLiteral("fleet")) : given;
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

std::optional<std::chrono::seconds> parseDuration(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,6})([smhd])$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const qint64 count = match.captured(1).toLongLong();
    switch (match.captured(2).at(0).unicode()) {
    case u's':
        return std::chrono::seconds(count);
    case u'm':
        return std::chrono::minutes(count);
    case u'h':
        return std::chrono::hours(count);
    default:
        return std::chrono::hours(24 * count);
    }
}

} // namespace caravan
