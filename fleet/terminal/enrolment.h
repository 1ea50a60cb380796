// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/eligibility.h"
#include "fleet/document/envelope.h"

namespace caravan {

/// What a terminal asks an operator with: its name and its public key, signed with it. One line of text, short enough
/// for a QR code, so that it can go by file, by phone or by camera; nothing in it is secret.
struct EnrolmentRequest
{
    QString name; ///< terminal id of the configuration, for people
    std::optional<PublicKey> key;

    static QString write(const QString &name, const SigningKey &key);
    /// The message says what is wrong.
    static Result<EnrolmentRequest, QString> parse(const QString &text);
};

/// What the operator answers: which fleet, whose root, where its documents are, which channel and cohort. It is
/// believed because somebody with access to the terminal brought it; from then on only the root is.
struct Enrolment
{
    QString fleet;
    QString terminal; ///< id of the terminal's key: an answer for one terminal is no use to another
    QString channel;
    QString cohort;
    QStringList urls; ///< neighbours first, the origin last
    std::optional<PublicKey> root;

    [[nodiscard]] Membership membership() const { return {terminal, channel, cohort}; }
    [[nodiscard]] QString write() const;
    static Result<Enrolment, QString> parse(const QString &text);
    static Result<Enrolment, QString> fromFile(const QString &path);
};

/// Folder of the fleet in a terminal's state, and its files.
namespace fleet_files {
inline QString dir(const QString &state) { return state + QStringLiteral("/fleet"); }
inline QString key(const QString &state) { return dir(state) + QStringLiteral("/terminal.key"); }
inline QString enrolment(const QString &state) { return dir(state) + QStringLiteral("/enrolment"); }
inline QString document(const QString &state) { return dir(state) + QStringLiteral("/fleet.json"); }
inline QString record(const QString &state) { return dir(state) + QStringLiteral("/updater.json"); }
inline QString status(const QString &state) { return dir(state) + QStringLiteral("/status.json"); }
inline QString repository(const QString &state) { return dir(state) + QStringLiteral("/repository"); }
inline QString incoming(const QString &state) { return dir(state) + QStringLiteral("/incoming"); }
inline QString scratch(const QString &state) { return dir(state) + QStringLiteral("/scratch"); }
inline QString slotsOf(const QString &state, FleetPart part) { return dir(state) + u'/' + fleetPartName(part); }
} // namespace fleet_files

/// Makes the terminal's key where it is missing and returns its request.
Result<QString, QString> requestEnrolment(const QString &state, const QString &name);
/// Takes the operator's answer. Refused where it is for another terminal, or where this one belongs to another fleet.
Result<Enrolment, QString> acceptEnrolment(const QString &state, const QString &answer);

} // namespace caravan
