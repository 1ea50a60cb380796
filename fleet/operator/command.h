// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "fleet/document/field_reader.h"
#include "fleet/operator/fleet_folder.h"

#include <QCommandLineParser>

namespace caravan {

/// How a command ends; docs/operator.md lists them.
enum class Exit {
    Ok = 0,
    Failed = 1,  ///< disk, gpg, a damaged file: nothing was published
    Usage = 2,   ///< the command line is not one
    Refused = 3, ///< it would harm or changes nothing: not done
};

/// What a command wants to say and how it ends.
struct Answer
{
    Exit exit = Exit::Ok;
    QString text; ///< for standard output, or for standard error where it did not end well

    static Answer failed(const QString &why) { return {Exit::Failed, why}; }
    static Answer usage(const QString &why) { return {Exit::Usage, why}; }
    static Answer refused(const QString &why) { return {Exit::Refused, why}; }
};

/// The command line of one command: the options that all have, and its own.
class CommandLine
{
public:
    /// `arguments`: shape of what is not an option, for the help.
    CommandLine(const QString &name, const QString &summary, const QString &arguments);

    CommandLine &option(const QString &name, const QString &meaning, const QString &value = {},
                        const QString &standard = {});
    /// Reads; the answer where the command is to end here (--help, a mistake).
    std::optional<Answer> read(const QStringList &arguments, qsizetype least, qsizetype most);

    [[nodiscard]] QStringList positional() const { return m_parser.positionalArguments(); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] bool dryRun() const { return isSet(QStringLiteral("dry-run")); }
    [[nodiscard]] QString fleetDir() const;

private:
    QString m_name;
    QCommandLineParser m_parser;
};

using RunCommand = Answer (*)(const QStringList &arguments, const Clock &clock);

Answer runKeygen(const QStringList &arguments, const Clock &clock);
Answer runRelease(const QStringList &arguments, const Clock &clock);
Answer runRollout(const QStringList &arguments, const Clock &clock);
Answer runStatus(const QStringList &arguments, const Clock &clock);
Answer runEnrol(const QStringList &arguments, const Clock &clock);
Answer runRotate(const QStringList &arguments, const Clock &clock);
Answer runRevoke(const QStringList &arguments, const Clock &clock);
Answer runVerify(const QStringList &arguments, const Clock &clock);

/// Anchored regular expression.
bool matches(const QString &text, const char *pattern);

/// For how long terminals believe a document where nothing else is said.
inline constexpr std::chrono::hours standardValidity{24 * 14};

/// `90s`, `30m`, `12h`, `7d`; empty for anything else.
std::optional<std::chrono::seconds> parseDuration(const QString &text);

} // namespace caravan
