// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace caravan::demostore {

/// Why the store does not do what a request asks: status and body as Medusa 2.18 answers (docs/store-api.md, Errors).
struct Refusal
{
    int status = 500;
    QString type;
    QString message;
    QString code; ///< empty: left out of the body

    static Refusal notFound(const QString &message) { return {404, QStringLiteral("not_found"), message, {}}; }
    static Refusal invalidData(const QString &message) { return {400, QStringLiteral("invalid_data"), message, {}}; }
    static Refusal notAllowed(const QString &message, const QString &code = {})
    {
        return {400, QStringLiteral("not_allowed"), message, code};
    }
    static Refusal unauthorized() { return {401, QStringLiteral("unauthorized"), QStringLiteral("Unauthorized"), {}}; }
    static Refusal tooLarge()
    {
        return {413, QStringLiteral("unknown_error"), QStringLiteral("request entity too large"), {}};
    }
    static Refusal unknownError()
    {
        return {500, QStringLiteral("unknown_error"), QStringLiteral("An unknown error occurred."),
                QStringLiteral("unknown_error")};
    }
};

} // namespace caravan::demostore
